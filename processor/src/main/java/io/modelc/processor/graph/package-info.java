/** The typed graph: nodes, ops, shapes. */
package io.modelc.processor.graph;
