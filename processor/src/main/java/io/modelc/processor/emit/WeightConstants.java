package io.modelc.processor.emit;

import com.palantir.javapoet.FieldSpec;
import io.modelc.processor.optimize.PlannedWeight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The constants that say where each weight begins. */
final class WeightConstants {

    private final Map<Integer, String> trainable = new HashMap<>();
    private final Map<Integer, String> others = new HashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();

    /**
     * The constants of a model.
     *
     * @param named whether there are any; without them, code has the numbers
     */
    WeightConstants(List<PlannedWeight> weights, boolean named, Identifiers identifiers) {
        if (!named) {
            return;
        }
        declare(weights, true, "Weights: where each begins among the trainable ones", identifiers);
        declare(weights, false, "Variables: where each begins among the weights that are not trained", identifiers);
    }

    /** The constant for the weight that begins there. */
    String of(int offset, boolean isTrainable) {
        return (isTrainable ? trainable : others).getOrDefault(offset, grouped(offset));
    }

    List<FieldSpec> fields() {
        return fields;
    }

    private void declare(List<PlannedWeight> weights, boolean isTrainable, String heading, Identifiers identifiers) {
        Map<Integer, String> names = isTrainable ? trainable : others;
        for (PlannedWeight weight : weights) {
            if (weight.trainable() == isTrainable) {
                String name = identifiers.unique(Identifiers.constantCase(Identifiers.camelCase(weight.path())));
                fields.add(field(name, weight, names.isEmpty() ? heading : null));
                names.put(weight.offset(), name);
            }
        }
    }

    private static FieldSpec field(String name, PlannedWeight weight, String heading) {
        FieldSpec.Builder field = FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", grouped(weight.offset()));
        String shape = weight.dims() + ", " + InitializerCode.words(weight.initializer());
        field.addJavadoc("$L", (heading == null ? "" : SourceLayout.heading(heading)) + SourceLayout.trailing(shape));
        return field.build();
    }

    /** {@code 401_408} */
    private static String grouped(int number) {
        return String.format(java.util.Locale.ROOT, "%,d", number).replace(',', '_');
    }
}
