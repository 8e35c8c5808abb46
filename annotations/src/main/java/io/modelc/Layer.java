package io.modelc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a field: a layer of the model, or an array of layers; the weights are named after the field. On a class or
 * record: a layer of one's own, with a {@link Forward} method.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Layer {

    /** The layer's name in summaries and weight paths; without one, the field's name in snake case. */
    String name() default "";

    /** Whether training changes the layer's weights. */
    boolean trainable() default true;
}
