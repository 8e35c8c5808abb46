/** The table of a model's layers, as Keras prints it. */
package io.modelc.summary;
