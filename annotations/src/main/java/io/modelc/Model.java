package io.modelc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a neural network. Compiling a class {@code X} with this annotation generates {@code CompiledX}.
 *
 * <p>A model is either a method from tensors to tensors, marked {@link Forward}, or, without one, its {@link Layer}
 * fields applied in the order in which they are declared to an input of the shape {@link #input()}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Model {

    /** The model's name; without one, the class' name in snake case ({@code TicketClassifier}: ticket_classifier). */
    String name() default "";

    /** The shape of one sample, without the batch axis, for a model without a {@link Forward} method. */
    int[] input() default {};
}
