/** Callbacks: what happens beside a training, at its start, its end and in between. */
package io.modelc.callbacks;
