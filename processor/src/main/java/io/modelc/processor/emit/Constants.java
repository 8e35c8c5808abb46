package io.modelc.processor.emit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The named constants of a generated class, collected while its code is written. */
final class Constants {

    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, int[]> layouts = new LinkedHashMap<>();
    private final Map<String, Enum<?>> enums = new TreeMap<>();

    /** The constant for the floats of a sample of a value; where its name is taken for another size, the number. */
    String size(String name, int size) {
        String constant = Identifiers.constantCase(name) + "_SIZE";
        Integer known = sizes.putIfAbsent(constant, size);
        return known == null || known == size ? constant : Integer.toString(size);
    }

    /** The constant for a layout of {@code Kernels.copy}; equal layouts are one constant. */
    String layout(String field, int[] numbers) {
        for (Map.Entry<String, int[]> known : layouts.entrySet()) {
            if (Arrays.equals(known.getValue(), numbers)) {
                return known.getKey();
            }
        }
        String name = Identifiers.constantCase(field) + "_LAYOUT";
        String unique = name;
        for (int i = 2; layouts.containsKey(unique); i++) {
            unique = name + i;
        }
        layouts.put(unique, numbers.clone());
        return unique;
    }

    /** An enum constant by its own name, imported; by its class' name where another enum has the same. */
    String imported(Enum<?> constant) {
        Enum<?> known = enums.putIfAbsent(constant.name(), constant);
        return known == null || known == constant
                ? constant.name()
                : constant.getDeclaringClass().getCanonicalName() + "." + constant.name();
    }

    Map<String, Integer> sizes() {
        return sizes;
    }

    Map<String, int[]> layouts() {
        return layouts;
    }

    Iterable<Enum<?>> enums() {
        return enums.values();
    }
}
