/** Numbers that models read and write: arrays with a shape, and how their names and shapes are spelt in messages. */
package io.modelc.data;
