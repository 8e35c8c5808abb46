/**
 * The kernels on OpenCL, through Aparapi. One kernel class ({@link io.modelc.gpu.TapeKernel}) is all that runs on the
 * device; a model's step is a tape of instructions for it, recorded once and replayed in one launch.
 */
package io.modelc.gpu;
