package io.modelc.errors;

/** The checks that the arguments of layers, activations and initializers have in common. */
public final class Arguments {

    private Arguments() {}

    /**
     * The value of an argument that may not be null.
     *
     * @param owner who needs it: {@code Dense}
     * @param parameter the parameter's name
     */
    public static <T> T present(String owner, String parameter, T value) {
        if (value == null) {
            throw DeclarationException.inArgument(parameter, Message.ARGUMENT_NULL, owner, parameter);
        }
        return value;
    }

    /** The value of an argument that must be neither infinite nor NaN. */
    public static double finite(String owner, String parameter, double value) {
        return check(Double.isFinite(value), owner, parameter, "to be a finite number", value);
    }

    /** The value of an argument that must be finite and 0 or more. */
    public static double notNegative(String owner, String parameter, double value) {
        return check(value >= 0 && Double.isFinite(value), owner, parameter, "to be 0 or more", value);
    }

    /** The value of an argument that must be finite and more than 0. */
    public static double positive(String owner, String parameter, double value) {
        return check(value > 0 && Double.isFinite(value), owner, parameter, "to be more than 0", value);
    }

    private static double check(boolean fits, String owner, String parameter, String need, double value) {
        if (!fits) {
            throw DeclarationException.inArgument(parameter, Message.ARGUMENT_RANGE, owner, parameter, need, value);
        }
        return value;
    }
}
