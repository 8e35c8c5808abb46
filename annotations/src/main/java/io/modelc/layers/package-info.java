/** The layer catalogue: ordinary Java over {@link io.modelc.Tensor}. */
package io.modelc.layers;
