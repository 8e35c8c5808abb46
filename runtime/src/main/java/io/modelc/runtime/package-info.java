/** Compiled models, and their training and serving. */
package io.modelc.runtime;
