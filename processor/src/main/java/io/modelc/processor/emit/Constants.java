package io.modelc.processor.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The named constants of a generated class, collected while its code is written. */
final class Constants {

    /** How many numbers a static initialiser may fill in: 10 bytecodes each, well below 8,000. */
    private static final int NUMBERS_OF_A_CLASS = 600;

    private final boolean sizesAreNamed;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final List<Map<String, int[]>> layouts = new ArrayList<>(List.of(new LinkedHashMap<>()));
    private final Identifiers layoutConstants = new Identifiers();
    private final Map<List<Integer>, String> layoutNames = new HashMap<>();
    private int numbersOfLast;
    private final Map<String, Enum<?>> enums = new TreeMap<>();

    /**
     * Collects constants.
     *
     * @param sizesAreNamed whether sizes get names; so many names as a very large model needs no class can hold
     */
    Constants(boolean sizesAreNamed) {
        this.sizesAreNamed = sizesAreNamed;
    }

    /** The constant for the floats of a sample of a value; where its name is taken for another size, the number. */
    String size(String name, int size) {
        if (!sizesAreNamed) {
            return Integer.toString(size);
        }
        String constant = Identifiers.constantCase(name) + "_SIZE";
        Integer known = sizes.putIfAbsent(constant, size);
        return known == null || known == size ? constant : Integer.toString(size);
    }

    /** The constant for a layout of {@code Kernels.copy}; equal layouts are one constant. */
    String layout(String field, int[] numbers) {
        List<Integer> key = Arrays.stream(numbers).boxed().toList();
        String known = layoutNames.get(key);
        if (known != null) {
            return known;
        }
        if (numbersOfLast > 0 && numbersOfLast + numbers.length > NUMBERS_OF_A_CLASS) {
            layouts.add(new LinkedHashMap<>());
            numbersOfLast = 0;
        }
        numbersOfLast += numbers.length;
        String name = layoutConstants.unique(Identifiers.constantCase(field) + "_LAYOUT");
        int group = layouts.size() - 1;
        layouts.get(group).put(name, numbers.clone());
        String reference = group == 0 ? name : holder(group) + "." + name;
        layoutNames.put(key, reference);
        return reference;
    }

    /** The nested class that holds a later group of layouts. */
    static String holder(int group) {
        return "Layouts" + (group + 1);
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

    /** The layouts by name: the first group belongs into the class itself, the others into classes of their own. */
    List<Map<String, int[]>> layouts() {
        return layouts;
    }

    Iterable<Enum<?>> enums() {
        return enums.values();
    }
}
