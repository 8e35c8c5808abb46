package io.modelc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shape of one sample of an input of a {@link Forward} method, without the batch axis, which is free. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Shape {

    /** The dimensions, each at least 1. */
    int[] value();

    /** The type of the elements. */
    DType dtype() default DType.FLOAT32;
}
