/** Fewer and larger instructions, and where in memory each value lives. */
package io.modelc.processor.optimize;
