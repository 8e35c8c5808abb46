/** The functions of numbers that tensors are mapped and combined with. */
package io.modelc.ops;
