package io.modelc.kernels;

final class PlainKernelsTest extends KernelsContract {

    @Override
    protected Kernels create() {
        return new PlainKernels();
    }
}
