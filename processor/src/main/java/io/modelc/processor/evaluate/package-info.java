/** Running declarations while they are compiled: an interpreter of user code over values that are Java objects. */
package io.modelc.processor.evaluate;
