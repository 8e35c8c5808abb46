/** Losses: what training makes small. Formulas and defaults are Keras'. */
package io.modelc.losses;
