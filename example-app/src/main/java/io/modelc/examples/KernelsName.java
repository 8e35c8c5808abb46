package io.modelc.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where to compute, as {@code -Dmodelc.kernels} names it: {@code gpu}, on OpenCL, or {@code plain}, on the CPU. */
final class KernelsName implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
        if (value.equals("gpu") || value.equals("plain")) {
            return value;
        }
        throw new TypeConversionException("needs gpu or plain, but got '" + value + "'");
    }
}
