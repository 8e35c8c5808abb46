/** The last phase: the Java class, the summary and the files beside it. */
package io.modelc.processor.emit;
