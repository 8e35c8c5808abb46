/** What can be wrong with a declaration: every message, in one place. */
package io.modelc.errors;
