package io.modelc.processor.graph;

/** Where an op writes its call. All arguments are Java expressions. */
public interface Emission {

    /** Writes {@code k.kernel(arguments);}. */
    void call(String kernel, String... arguments);

    /** The field that holds a node's buffer. */
    String buffer(Node node);

    /** The number of a node's floats for the batch: {@code batch * 512}. */
    String size(Node node);

    /** The product of all axes but the last: {@code batch}, or {@code batch * 3}. */
    String rows(Node node);

    /** The size of the last axis: {@code FEATURES_SIZE}, or {@code 512}. */
    String columns(Node node);

    /** {@code batch} times a number where {@code perSample}, the number alone where not. */
    String count(boolean perSample, long number);

    /** An enum constant, imported. */
    String constant(Enum<?> constant);

    /** A float literal. */
    String literal(double value);

    /** A named {@code int[]} constant of the generated class. */
    String layout(int[] numbers);
}
