package io.modelc.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * How long javac with the model compiler takes for models of 10 to 10,000 layers: the best of several runs in one
 * virtual machine, as in a build daemon. {@code compile-N} is a loop over an array of N layers, {@code compile-fields-N}
 * a field for each; {@code processor-N} leaves the generated class to be compiled by nobody ({@code -proc:only}).
 */
public final class CompileBenchmark {

    private static final int WARM_UP_LAYERS = 300;

    private CompileBenchmark() {}

    /** Measures models of the given numbers of layers; 10, 100, 1000 and 10000 if none is given. */
    public static void main(String... arguments) throws IOException {
        List<Integer> sizes = arguments.length == 0
                ? List.of(10, 100, 1_000, 10_000)
                : Stream.of(arguments).map(Integer::valueOf).toList();
        PrintStream out = System.out;
        best(3, () -> compile(loop(WARM_UP_LAYERS)));
        best(3, () -> compile(fields(WARM_UP_LAYERS)));
        for (int layers : sizes) {
            int runs = layers > 2_000 ? 1 : 3;
            print(out, "compile-" + layers, best(runs, () -> compile(loop(layers))));
            print(out, "processor-" + layers, best(runs, () -> compile(loop(layers), "-proc:only")));
            print(out, "compile-fields-" + layers, best(runs, () -> compile(fields(layers))));
        }
    }

    private interface Run {
        void run() throws IOException;
    }

    private static double best(int runs, Run run) throws IOException {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            run.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    private static void print(PrintStream out, String name, double milliseconds) {
        out.printf(Locale.ROOT, "%s %.0f ms%n", name, milliseconds);
    }

    // ---- declarations

    private static final String IMPORTS = """
            import static io.modelc.activations.Activations.RELU;
            import io.modelc.*;
            import io.modelc.layers.Dense;
            """;

    /** An array of layers, applied in a loop. */
    private static String loop(int layers) {
        return IMPORTS + """
                @Model
                class Deep {
                    @Layer final Dense[] blocks = new Dense[%d];
                    Deep() {
                        for (int i = 0; i < blocks.length; i++) {
                            blocks[i] = new Dense(8, RELU);
                        }
                    }
                    @Forward
                    Tensor call(@Shape(8) Tensor x) {
                        for (Dense block : blocks) {
                            x = x.plus(block.apply(x));
                        }
                        return x;
                    }
                }
                """.formatted(layers);
    }

    /** A field for each layer, and a statement that applies it; a method for each hundred. */
    private static String fields(int layers) {
        IntFunction<String> part = first -> "Tensor part" + first + "(Tensor x) {\n"
                + lines(first, Math.min(first + 100, layers), "x = layer%d.apply(x);\n") + "return x; }\n";
        return IMPORTS + "@Model class Deep {\n"
                + lines(0, layers, "@Layer final Dense layer%d = new Dense(8, RELU);\n")
                + IntStream.range(0, (layers + 99) / 100)
                        .mapToObj(i -> part.apply(100 * i))
                        .collect(Collectors.joining())
                + "@Forward Tensor call(@Shape(8) Tensor x) {\n"
                + IntStream.range(0, (layers + 99) / 100)
                        .mapToObj(i -> "x = part%d(x);\n".formatted(100 * i))
                        .collect(Collectors.joining())
                + "return x; } }\n";
    }

    private static String lines(int from, int to, String format) {
        return IntStream.range(from, to).mapToObj(format::formatted).collect(Collectors.joining());
    }

    // ---- compiling

    /** Without the model compiler on the class path, javac compiles the declaration alone, and there is no figure. */
    private static void requireGenerated(Path directory) {
        if (Files.notExists(directory.resolve("CompiledDeep.java"))) {
            throw new IllegalStateException(
                    "javac did not run the model compiler: put modelc-processor and what it needs"
                            + " on the class path (on JDK 23 and later it is asked by -proc:full)");
        }
    }

    private static void compile(String declaration, String... options) throws IOException {
        Path directory = Files.createTempDirectory("compile-benchmark");
        try {
            JavaFileObject source =
                    new SimpleJavaFileObject(URI.create("string:///Deep.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return declaration;
                        }
                    };
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            String to = directory.toString();
            List<String> all = Stream.concat(Stream.of("-d", to, "-s", to), Stream.of(options))
                    .toList();
            if (!javac.getTask(messages, null, null, all, null, List.of(source)).call()) {
                throw new IllegalStateException(messages.toString());
            }
            requireGenerated(directory);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
