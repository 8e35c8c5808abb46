/**
 * The programs of chapter 7 of "Deep Learning with Python" ("A deep dive on Keras"), written for Modelc and named after
 * the book's listings, beside the models that they declare.
 */
package io.modelc.examples.chapter7;
