/** Keras' own answers, and what runs them: each case becomes a declaration or calls of the runtime. */
package io.modelc.oracle;
