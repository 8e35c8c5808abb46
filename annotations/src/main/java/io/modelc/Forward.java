package io.modelc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link Model} or of a {@link Layer} class that computes its outputs from its inputs.
 *
 * <p>It is run once, while {@code javac} runs, on tensors that record what is done to them. It may use local variables,
 * loops, conditions and other methods, as long as these depend on nothing that is known only when data arrive. A
 * parameter {@code boolean training} is true in the training pass and false in inference.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Forward {}
