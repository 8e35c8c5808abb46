/** Rules over a whole model, one class per rule. */
package io.modelc.processor.check;
