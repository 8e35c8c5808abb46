package io.modelc.processor;

import org.junit.jupiter.api.Test;

/** Mistakes in declarations: which message each one gets, at which line, and what is underlined. */
class MessagesTest {

    /** A model whose method begins with statements. */
    private static void inMethod(String statements) {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense dense = new Dense(4);
                    final Object text = "text";
                    final int[] sizes = {1, 2};
                    @Forward
                    Tensor run(@Shape(3) Tensor x) {
                %s
                        return dense.apply(x);
                    }
                }
                """.formatted(statements));
    }

    @Test
    void aNullValue() {
        inMethod("""
                        String none = null;
                        int n = none.length();
                // ERROR: none | MC311
                """);
    }

    @Test
    void anIndexOutsideOfAnArray() {
        inMethod("""
                        int n = sizes[2];
                // ERROR: 2 | MC313
                """);
    }

    @Test
    void anArrayOfANegativeLength() {
        inMethod("""
                        int[] none = new int[-1];
                // ERROR: new int[-1] | MC314
                """);
    }

    @Test
    void aWrongCast() {
        inMethod("""
                        Integer n = (Integer) text;
                // ERROR: (Integer) text | MC315
                """);
    }

    @Test
    void anExceptionThatIsThrown() {
        inMethod("""
                        if (sizes.length == 2) {
                            throw new IllegalStateException("two");
                // ERROR: throw new IllegalStateException("two"); | MC319
                        }
                """);
    }

    @Test
    void aCallThatFails() {
        inMethod("""
                        int n = Integer.parseInt("three");
                // ERROR: Integer.parseInt | MC308
                """);
    }

    @Test
    void anInputWithoutAShape() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense dense = new Dense(4);
                    @Forward
                    Tensor run(Tensor x) {
                // ERROR: Tensor x | MC321
                        return dense.apply(x);
                    }
                }
                """);
    }

    @Test
    void aLayerThatIsNeverUsed() {
        Declared.check("""
                @Model
                class Wrong {
                    @Layer final Dense dense = new Dense(4);
                    @Layer final Dense unused = new Dense(4);
                // WARNING: @Layer final Dense unused | MC401
                    @Forward
                    Tensor run(@Shape(3) Tensor x) {
                        return dense.apply(x);
                    }
                }
                """);
    }

    @Test
    void aLayerFieldOfSomethingElse() {
        Declared.check("""
                @Model(input = 3)
                class Wrong {
                    @Layer final Dense dense = new Dense(4);
                    @Layer final String name = "dense";
                // ERROR: "dense" | MC327
                }
                """);
    }

    @Test
    void anAbstractModel() {
        Declared.check("""
                @Model(input = 3)
                // ERROR: @Model(input = 3) | MC332
                abstract class Wrong {
                    @Layer final Dense dense = new Dense(4);
                }
                """);
    }
}
