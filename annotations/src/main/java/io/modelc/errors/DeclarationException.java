package io.modelc.errors;

/** A mistake in a declaration, in the user's words. The compiler reports it at the expression that caused it. */
public final class DeclarationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Message kind;
    private final String parameter;

    /** A mistake in a call as a whole. */
    public DeclarationException(Message kind, Object... values) {
        this(kind, null, values);
    }

    private DeclarationException(Message kind, String parameter, Object[] values) {
        super(kind.text(values));
        this.kind = kind;
        this.parameter = parameter;
    }

    /** A mistake in one argument of a call, named as the parameter is, so that the compiler can mark just that one. */
    public static DeclarationException inArgument(String parameter, Message kind, Object... values) {
        return new DeclarationException(kind, parameter, values);
    }

    /** Which of the compiler's messages this is. */
    public Message kind() {
        return kind;
    }

    /** The parameter whose argument is wrong; null where the call as a whole is. */
    public String parameter() {
        return parameter;
    }
}
