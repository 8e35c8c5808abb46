/** The backward graph: one reverse walk over the graph, by the ops' gradient rules. */
package io.modelc.processor.differentiate;
