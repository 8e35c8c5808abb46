package io.modelc.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A count: a whole number of at least 1. */
final class AtLeastOne implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        int count = number(value);
        if (count < 1) {
            throw unfit(value);
        }
        return count;
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw unfit(value);
        }
    }

    private static TypeConversionException unfit(String value) {
        return new TypeConversionException("needs a whole number of at least 1, but got '" + value + "'");
    }
}
