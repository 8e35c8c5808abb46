package io.modelc.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The text of a declaration that is drawn at random: a graph of layers and written-out ops, or a chain of layers. */
final class RandomDeclaration {

    static final String PACKAGE = "drawn";

    private static final int[] SIZES = {1, 3, 17, 100};

    /** All of the catalogue but the gated one, which halves an axis, and the piecewise ones without slope. */
    private static final List<String> ACTIVATIONS = List.of(
            "LINEAR",
            "RELU",
            "RELU6",
            "LEAKY_RELU",
            "ELU",
            "SELU",
            "CELU",
            "SOFTPLUS",
            "SQUAREPLUS",
            "SPARSE_PLUS",
            "GELU",
            "gelu(true)",
            "SILU",
            "MISH",
            "HARD_SILU",
            "SIGMOID",
            "LOG_SIGMOID",
            "HARD_SIGMOID",
            "SPARSE_SIGMOID",
            "TANH",
            "HARD_TANH",
            "SOFTSIGN",
            "TANH_SHRINK",
            "HARD_SHRINK",
            "SOFT_SHRINK",
            "EXPONENTIAL",
            "SOFTMAX",
            "LOG_SOFTMAX");

    private record Value(String name, int size) {}

    private final Random random;
    private final String name;
    private final List<String> fields = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private int activation;

    private RandomDeclaration(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
        this.activation = (int) seed;
    }

    /** A model with a method; different seeds begin at different activations, so that 28 of them draw every one. */
    static String graph(String name, long seed) {
        return new RandomDeclaration(name, seed).graph();
    }

    /** A model without a method. */
    static String chain(String name, long seed) {
        return new RandomDeclaration(name, seed).chain();
    }

    private String chain() {
        String layers = "";
        for (int i = 0; i < 3; i++) {
            layers += "    @Layer final Dense dense" + i + " = " + dense(size()) + ";\n";
        }
        return header() + "@Model(input = {" + size() + ", " + (1 + random.nextInt(3)) + "})\nclass " + name + " {\n"
                + "    @Layer final Flatten flatten = new Flatten();\n" + layers
                + "    @Layer final Dropout dropout = new Dropout(0.25);\n"
                + "    @Layer final Activation last = new Activation(" + activation() + ");\n}\n";
    }

    private String graph() {
        int inputs = 1 + random.nextInt(3);
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            Value input = new Value("in" + i, size());
            parameters.add("@Shape(" + input.size() + ") Tensor " + input.name());
            values.add(input);
        }
        // So that every value has weights before it.
        for (int i = 0; i < inputs; i++) {
            layer("Dense", dense(size()), values.get(i).name(), 0);
        }
        values.subList(0, inputs).clear();
        int steps = 4 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            step();
        }
        int outputs = 1 + random.nextInt(2);
        List<Value> results = values.subList(values.size() - outputs, values.size());
        return header() + "@Model\nclass " + name + " {\n"
                + (outputs == 1 ? "" : "    record Outputs(Tensor out0, Tensor out1) {}\n")
                + String.join("", fields)
                + "    @Forward\n    " + (outputs == 1 ? "Tensor" : "Outputs") + " run("
                + String.join(", ", parameters) + ") {\n"
                + String.join("", statements)
                + "        return "
                + (outputs == 1
                        ? results.get(0).name()
                        : "new Outputs(" + results.get(0).name() + ", "
                                + results.get(1).name() + ")")
                + ";\n    }\n}\n";
    }

    private static String header() {
        return """
                package %s;

                import static io.modelc.Ops.*;
                import static io.modelc.activations.Activations.*;

                import io.modelc.*;
                import io.modelc.layers.*;

                """.formatted(PACKAGE);
    }

    private int size() {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private String activation() {
        return ACTIVATIONS.get(activation++ % ACTIVATIONS.size());
    }

    private String dense(int units) {
        return "new Dense(" + units + ", " + activation() + ")";
    }

    private Value any() {
        return values.get(random.nextInt(values.size()));
    }

    private void layer(String type, String expression, String argument, int size) {
        String field = "layer" + fields.size();
        fields.add("    @Layer final " + type + " " + field + " = " + expression + ";\n");
        int units = type.equals("Dense")
                ? Integer.parseInt(expression.substring(expression.indexOf('(') + 1, expression.indexOf(',')))
                : size;
        value(field + ".apply(" + argument + ")", units);
    }

    private void value(String expression, int size) {
        Value value = new Value("v" + statements.size(), size);
        statements.add("        Tensor " + value.name() + " = " + expression + ";\n");
        values.add(value);
    }

    private void step() {
        Value x = any();
        Value y = any();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> layer("Dense", dense(size()), x.name(), 0);
            case 3 -> layer("Dropout", "new Dropout(0.3)", x.name(), x.size());
            case 4 -> layer("Activation", "new Activation(" + activation() + ")", x.name(), x.size());
            case 5 -> layer("Concatenate", "new Concatenate()", x.name() + ", " + y.name(), x.size() + y.size());
            case 6 -> {
                value("sum(" + y.name() + ", -1).reshape(1)", 1);
                layer(
                        "Add",
                        "new Add()",
                        x.name() + ", " + values.get(values.size() - 1).name(),
                        x.size());
            }
            case 7 ->
                value(
                        "where(greater(" + x.name() + ", 0.1), " + x.name() + ".times(0.5), tanh(" + x.name() + "))",
                        x.size());
            case 8 -> value("concatenate(" + x.name() + ".slice(1, 0, 1), square(" + y.name() + "))", 1 + y.size());
            default ->
                value(
                        "transpose(" + x.name() + ".reshape(1, " + x.size() + "), 0, 2, 1).minus(mean(" + y.name()
                                + ", -1).reshape(1, 1)).reshape(" + x.size() + ")",
                        x.size());
        }
    }
}
