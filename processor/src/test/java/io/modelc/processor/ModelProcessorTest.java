package io.modelc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whole declarations: what compiles, what is generated, and what is refused where and in which words. */
class ModelProcessorTest {

    private static String generated(Compilation compilation, String name) throws IOException {
        return compilation
                .generatedSourceFile("test." + name)
                .orElseThrow()
                .getCharContent(true)
                .toString();
    }

    @Test
    void aChainOfLayersIsCompiled() throws IOException {
        Compilation compilation = Declared.check("""
                @Model(name = "my_example_model", input = 3)
                class Named {
                    @Layer(name = "my_first_layer") final Dense first = new Dense(64, RELU);
                    @Layer(name = "my_last_layer") final Dense last = new Dense(10, SOFTMAX);
                }
                """);
        assertThat(generated(compilation, "CompiledNamed"))
                .contains("my_example_model", "my_first_layer/kernel", "my_last_layer/bias");
    }

    @Test
    void inheritedLayersComeFirst() throws IOException {
        Compilation compilation = Declared.check("""
                @Model(input = 3)
                class Classifier {
                    @Layer final Dense hidden = new Dense(64, RELU);
                    @Layer final Dense scores = new Dense(10, SOFTMAX);
                }
                @Model(input = 3)
                class DeeperClassifier extends Classifier {
                    @Layer final Dense more = new Dense(7, SOFTMAX);
                }
                """);
        assertThat(generated(compilation, "CompiledDeeperClassifier"))
                .containsSubsequence("hidden/kernel", "scores/kernel", "more/kernel");
    }

    @Test
    void aModelOfSeveralInputsAndOutputsIsCompiled() throws IOException {
        Compilation compilation = Declared.check("""
                @Model
                class TicketClassifier {
                    static final int VOCABULARY_SIZE = 10_000;
                    static final int TAGS = 100;
                    static final int DEPARTMENTS = 4;

                    record Outputs(Tensor priority, Tensor department) {}

                    @Layer final Dense denseFeatures = new Dense(64, RELU);
                    @Layer final Dense priority = new Dense(1, SIGMOID);
                    @Layer final Dense department = new Dense(DEPARTMENTS, SOFTMAX);

                    @Forward
                    Outputs classify(@Shape(VOCABULARY_SIZE) Tensor title,
                                     @Shape(VOCABULARY_SIZE) Tensor textBody,
                                     @Shape(TAGS) Tensor tags) {
                        Tensor features = denseFeatures.apply(concatenate(title, textBody, tags));
                        return new Outputs(priority.apply(features), department.apply(features));
                    }
                }
                """);
        assertThat(generated(compilation, "CompiledTicketClassifier"))
                .contains("dense_features/kernel", "20100", "textBody", "DEPARTMENT");
    }

    @Test
    void theModelOfTheMnistProgramIsCompiled() throws IOException {
        Compilation compilation = Declared.check("""
                @Model(name = "mnist")
                class MnistClassifier {
                    @Layer final Dense features = new Dense(512, RELU);
                    @Layer final Dropout dropout = new Dropout(0.5);
                    @Layer final Dense digits = new Dense(10, SOFTMAX);

                    @Forward
                    Tensor digits(@Shape(28 * 28) Tensor image) {
                        return digits.apply(dropout.apply(features.apply(image)));
                    }
                }
                """);
        assertThat(generated(compilation, "CompiledMnistClassifier")).contains("k.dropout(", "DIGITS");
    }

    @Test
    void loopsOverLayersNameThemByIndex() throws IOException {
        Compilation compilation = Declared.check("""
                @Model
                class Deep {
                    static final int[] WIDTHS = {8, 8, 4};
                    @Layer final Dense[] blocks = new Dense[WIDTHS.length];
                    @Layer final List<Dense> heads = List.of(new Dense(2), new Dense(2));

                    Deep() {
                        for (int i = 0; i < blocks.length; i++) {
                            blocks[i] = new Dense(WIDTHS[i], i % 2 == 0 ? RELU : SIGMOID);
                        }
                    }

                    @Forward
                    Tensor call(@Shape(5) Tensor x, boolean training) {
                        for (Dense block : blocks) {
                            x = block.apply(x);
                        }
                        Tensor sum = heads.get(0).apply(x);
                        return training ? sum.plus(heads.get(1).apply(x)) : sum.plus(heads.get(1).apply(x));
                    }
                }
                """);
        assertThat(generated(compilation, "CompiledDeep"))
                .contains("blocks[0]/kernel", "blocks[2]/bias", "heads[1]/kernel");
    }

    @Test
    void aModelMayUseTheGeneratedClassItself() {
        Compilation compilation = Declared.check("""
                @Model(input = 3)
                class Used {
                    @Layer final Dense scores = new Dense(10, SOFTMAX);
                    static final CompiledUsed NET = new CompiledUsed();
                    final CompiledUsed own = new CompiledUsed();
                    static class Mine extends CompiledUsed {}
                    static void main(String[] arguments) { new CompiledUsed().summary(); }
                }
                """);
        assertThat(compilation).succeeded();
    }

    @Test
    void shapesThatDoNotFitAreErrorsAtTheCall() {
        Declared.check("""
                @Model
                class Wrong {
                    record Outputs(Tensor a, Tensor b, Tensor c) {}
                    @Layer final Dense first = new Dense(4);
                    @Layer final Dense second = new Dense(5);
                    @Layer final Dense third = new Dense(6);

                    @Forward
                    Outputs call(@Shape(3) Tensor x, @Shape({2, 6}) Tensor y) {
                        Tensor p = first.apply(x);
                        Tensor q = second.apply(x);
                        Tensor sum = p.plus(q);
                        // ERROR: p.plus | (None, 4)
                        Tensor joined = concatenate(x, y);
                        // ERROR: concatenate | (None, 3)
                        return new Outputs(sum, joined, p.minus(third.apply(p)));
                        // ERROR: p.minus | (None, 6)
                    }
                }
                """);
    }

    @Test
    void argumentsOfLayersAreErrorsAtTheArgument() {
        Declared.check("""
                @Model(input = 3)
                class Wrong {
                    static final int NONE = 0;
                    @Layer final Dense none = new Dense(NONE, RELU);
                    // ERROR: NONE | units=0
                    @Layer final Dense less = new Dense(2 - 5);
                    // ERROR: 2 - 5 | units=-3
                    @Layer final Dropout all = new Dropout(1.0);
                    // ERROR: 1.0 | [MC102]
                    @Layer final Dense fine = new Dense(3);
                }
                """);
    }

    @Test
    void layersNeedAValue() {
        Declared.check("""
                @Model(input = 3)
                class Wrong {
                    @Layer Dense missing;
                    // ERROR: @Layer Dense missing; | The layer missing has no value
                    @Layer final Object text = "dense";
                    // ERROR: "dense" | the text "dense"
                    @Layer final Dense random = new Dense(new Random().nextInt(5));
                    // ERROR: new Random() | cannot be called while a model is compiled
                }
                """);
    }

    @Test
    void aModelWithoutInputIsALayerOfOthersOnly() {
        Compilation compilation = Declared.check("""
                @Model
                class Stack {
                    @Layer final Dense scores = new Dense(3);
                }
                """);
        assertThat(compilation)
                .hadNoteContaining("[MC324] The model Stack has neither a @Forward method nor an input shape")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(8);
        assertThat(compilation.generatedSourceFiles()).isEmpty();
    }

    @Test
    void dataCannotDecide() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense scores = new Dense(3);
                    int seen;
                    static int width = 3;

                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        if (x.sum(1) > 0) {
                        // ERROR: x.sum(1) > 0 | known only when data arrive
                            x = scores.apply(x);
                        }
                        return scores.apply(x);
                    }
                }
                """);
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense scores = new Dense(3);
                    int seen;
                    static int width = 3;

                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        Tensor a = x.times(seen);
                        // ERROR: seen | The field seen has no value
                        Tensor b = x.times(width);
                        // ERROR: width | not final
                        return scores.apply(a.plus(b));
                    }
                }
                """);
    }

    @Test
    void unusedLayersWarn() {
        Compilation compilation = Declared.check("""
                @Model
                class Partly {
                    @Layer final Dense scores = new Dense(3);
                    @Layer final Dense forgotten = new Dense(3);
                    // WARNING: @Layer final Dense forgotten = new Dense(3); | The layer forgotten is never used
                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        return scores.apply(x);
                    }
                }
                """);
        assertThat(compilation).succeeded();
    }

    @Test
    void oneMistakeIsReportedOnce() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense[] blocks = {new Dense(4), new Dense(0), new Dense(-1)};
                    // ERROR: 0 | units=0
                    // ERROR: -1 | units=-1
                    @Layer final Dense scores = new Dense(3);

                    Tensor twice(Tensor x) {
                        return x.plus(x.slice(1, 0, 2));
                        // ERROR: x.plus | do not fit
                    }

                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        for (int i = 0; i < 3; i++) {
                            x = twice(x);
                        }
                        return scores.apply(x);
                    }
                }
                """);
    }

    @Test
    void aChainIsReportedAtTheLayerThatDoesNotFit() {
        Declared.check("""
                @Model(input = {2, 0})
                // ERROR: 0 | at least 1
                class NoSize {
                    @Layer final Dense scores = new Dense(3);
                }
                @Model(input = 3)
                class Merging {
                    @Layer final Add sum = new Add();
                    // ERROR: new Add() | takes more than one input
                    @Layer final Dense scores = new Dense(3);
                }
                @Model(input = 3)
                // ERROR: @Model(input = 3) | has no layers
                class Empty {}
                """);
    }

    @Test
    void anAbstractModelIsRefused() {
        Declared.check("""
                @Model(input = 3)
                // ERROR: @Model(input = 3) | is abstract
                abstract class Unfinished {}
                """);
    }

    @Test
    void aModelWithParametersIsCompiledWhereTheyAreGiven() throws IOException {
        Compilation compilation = Declared.check("""
                @Model(input = 3)
                class Sized {
                    @Layer final Dense scores;
                    Sized(int n) { scores = new Dense(n); }
                }
                @Model(input = 3)
                class Seven extends Sized {
                    Seven() { super(7); }
                }
                @Model
                class Tickets {
                    @Layer final Dense scores;
                    Tickets() { this(4); }
                    Tickets(int departments) { scores = new Dense(departments); }
                    @Forward Tensor call(@Shape(2) Tensor x) { return scores.apply(x); }
                }
                """);
        assertThat(compilation).hadNoteContaining("[MC326] The model Sized needs arguments to be constructed");
        assertThat(compilation.generatedSourceFile("test.CompiledSized")).isEmpty();
        assertThat(generated(compilation, "CompiledSeven")).contains("(3, 7)");
        assertThat(generated(compilation, "CompiledTickets")).contains("(2, 4)");
    }

    @Test
    void aLoopThatDoesNotEndIsNamed() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense scores = new Dense(3);
                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        int n = 0;
                        while (true) { n++; }
                        // ERROR: while (true) { n++; } | runs for more than
                    }
                }
                """);
    }

    @Test
    void recursionMustEnd() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense scores = new Dense(3);
                    int depth(int n) { return depth(n + 1); }
                    // ERROR: depth | calls itself more than
                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        return scores.apply(x).times(depth(0));
                    }
                }
                """);
    }

    @Test
    void whatDeclarationsCannotUseIsRefusedWhereItStands() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense scores = new Dense(3);

                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        long now = System.nanoTime();
                        // ERROR: System.nanoTime | cannot be called while a model is compiled
                        Runnable r = new Runnable() { public void run() {} };
                        // ERROR: new Runnable() { public void run() {} } | an anonymous class
                        int[] sizes = {1, 2};
                        int size = sizes[2];
                        // ERROR: 2 | index 2 is outside
                        int half = size / 0;
                        int third = sizes[0] / 0;
                        // ERROR: sizes[0] / 0 | divides by zero
                        Tensor y = new Dense(3).apply(x);
                        // ERROR: new Dense(3).apply | is in no @Layer field
                        return scores.apply(x);
                    }
                }
                """);
    }

    @Test
    void misspeltNamesAreLeftToJavac() {
        Compilation compilation = Declared.compile("""
                @Model
                class Wrong {
                    @Layer final Dense scores = new Dense(3);

                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        return scoers.apply(x);
                    }
                    static void main(String[] arguments) { new CompiledWrong().summary(); }
                }
                """);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("scoers");
    }

    @Test
    void inputsNeedShapesAndForwardGivesTensors() {
        Declared.check("""
                @Model
                class NoShape {
                    @Layer final Dense scores = new Dense(3);
                    @Forward
                    Tensor call(Tensor x) {
                    // ERROR: Tensor x | The input x needs a shape
                        return scores.apply(x);
                    }
                }
                @Model
                class BadShape {
                    @Layer final Dense scores = new Dense(3);
                    @Forward
                    Tensor call(@Shape({3, 1 - 1}) Tensor x) {
                    // ERROR: 1 - 1 | at least 1, but this is 0
                        return scores.apply(x);
                    }
                }
                @Model
                class BadResult {
                    @Layer final Dense scores = new Dense(3);
                    @Forward
                    String call(@Shape(3) Tensor x) {
                    // ERROR: String | but this returns the text "x"
                        scores.apply(x);
                        return "x";
                    }
                }
                """);
    }

    @Test
    void customLayersAreRunUnderTheirName() throws IOException {
        Compilation compilation = Declared.check("""
                @Layer
                record SimpleDense(int units) {
                    @Forward
                    Tensor call(Tensor inputs) {
                        Tensor kernel = Weight.weight("kernel", io.modelc.initializers.Initializers.GLOROT_UNIFORM, inputs.dim(-1), units);
                        return relu(inputs.matmul(kernel));
                    }
                }
                @Model
                class Custom {
                    @Layer final SimpleDense hidden = new SimpleDense(4);
                    @Layer final SimpleDense scores = new SimpleDense(2);
                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        return scores.call(hidden.call(x));
                    }
                }
                """);
        assertThat(generated(compilation, "CompiledCustom")).contains("hidden/kernel", "scores/kernel");
    }

    @Test
    void aMistakeInAHelperNamesTheCallsThatLedToIt() {
        Declared.check("""
                @Layer
                record Block(int units) {
                    Tensor grow(Tensor x, int to) {
                        return x.plus(x.slice(1, 0, to));
                        // ERROR: x.plus | \\ncalled from Declarations.java:15\\ncalled from Declarations.java:28
                    }
                    @Forward
                    Tensor call(Tensor x) { return grow(x, units); }
                }
                @Model
                class Tower {
                    static int checked(int size) {
                        return 7 / size;
                        // ERROR: 7 / size | \\ncalled from Declarations.java:24
                    }
                    @Layer final Block block = new Block(2);
                    @Layer final Dense scores = new Dense(checked(0));

                    @Forward
                    Tensor call(@Shape(3) Tensor x) {
                        return block.call(x);
                    }
                }
                """);
    }
}
