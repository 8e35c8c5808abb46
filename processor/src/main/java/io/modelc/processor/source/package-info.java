/** Finding declarations and reading them as syntax trees; saying where in the source something is. */
package io.modelc.processor.source;
