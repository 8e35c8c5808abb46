/** What a model is declared with. */
package io.modelc;
