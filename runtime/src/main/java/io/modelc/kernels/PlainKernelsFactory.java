package io.modelc.kernels;

import java.util.Optional;

/** Offers {@link PlainKernels}, which run everywhere. */
final class PlainKernelsFactory implements KernelsFactory {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Optional<String> refusal() {
        return Optional.empty();
    }

    @Override
    public Kernels create() {
        return new PlainKernels();
    }
}
