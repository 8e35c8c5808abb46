package io.modelc.errors;

/**
 * Every message of the compiler: a stable id, what is wrong, and on a second line how to mend it where that is plain.
 * {@code %s} stands for a value. Ids are never used again for another message.
 */
public enum Message {
    NOT_COMPILING(
            "MC001",
            "Layers are applied by the compiler while it reads a @Model, not by a running program.",
            "Use the generated class: new CompiledX().predict(...)."),
    NOT_SUPPORTED("MC301", "A declaration cannot use %s.", "%s"),
    KNOWN_WITH_DATA(
            "MC302",
            "%s depends on a tensor, whose numbers are known only when data arrive.",
            "Compute both cases as tensors and select with comparison.choose(yes, no), or decide by something that is"
                    + " known now: a constant, a shape, the training flag."),
    FIELD_NOT_FINAL(
            "MC303",
            "The field %s is not final, so its value may be set later and is not known while the model is compiled.",
            "Make it final, with its value at the declaration."),
    FIELD_NOT_SET(
            "MC304",
            "The field %s has no value while the model is compiled.",
            "Give it its value where it is declared."),
    LAYER_NOT_SET(
            "MC305",
            "The layer %s has no value while the model is compiled.",
            "Create it where it is declared: @Layer final %s %s = new %s(...);"),
    TOO_MANY_STEPS(
            "MC306",
            "This runs for more than %s steps while the model is compiled.",
            "A loop of a declaration must end; does its condition ever become false?"),
    TOO_DEEP(
            "MC307",
            "%s calls itself more than %s levels deep while the model is compiled.",
            "The recursion of a declaration must end; is there a case that does not recur?"),
    CALL_FAILED("MC308", "%s fails here with %s: %s", ""),
    AMBIGUOUS_CALL(
            "MC309",
            "It is not known here which of the methods %s is called.",
            "Cast the argument to the type that is meant: (%s) ..."),
    DEPENDS_ON_ITSELF("MC310", "The value of %s depends on itself.", ""),
    NULL_HERE("MC311", "This is null here.", ""),
    DIVISION_BY_ZERO("MC312", "This divides by zero.", ""),
    INDEX_OUT_OF_RANGE("MC313", "The index %s is outside of an array of length %s.", ""),
    NEGATIVE_LENGTH("MC314", "An array cannot have the length %s.", ""),
    WRONG_CAST("MC315", "This is %s, not a %s.", ""),
    BOXED_IDENTITY(
            "MC316",
            "This compares two boxed numbers by identity, which is rarely meant and not reliable.",
            "Compare with equals, or declare them as primitive numbers."),
    NOT_COMPILE_TIME(
            "MC317",
            "%s cannot be called while a model is compiled.",
            "A declaration may use this compilation's classes, io.modelc, and those parts of java.lang, java.util and"
                    + " java.math that depend on nothing but their arguments."),
    NO_SOURCE(
            "MC318",
            "The class %s was compiled elsewhere, so a declaration cannot run it.",
            "Compile it together with the model."),
    THROWN("MC319", "This throws %s: %s", ""),
    FORWARD_RESULT("MC320", "A @Forward method returns a Tensor or a record of Tensors, but this returns %s.", ""),
    INPUT_WITHOUT_SHAPE(
            "MC321",
            "The input %s needs a shape.",
            "Write the shape of one sample, without the batch: @Shape(784) Tensor %s."),
    DIMENSION_NOT_POSITIVE("MC322", "A dimension must be at least 1, but this is %s.", ""),
    FORWARD_PARAMETER(
            "MC323",
            "A @Forward method takes tensors and, if it likes, boolean training; %s is %s.",
            "Give it a value in a field or by the constructor."),
    NO_INPUT(
            "MC324",
            "The model %s has no @Forward method and no input shape, so nothing is known of what it computes.",
            "Give the shape of one sample, @Model(input = 784), or write a @Forward method."),
    SEVERAL_FORWARDS("MC325", "The model %s has %s @Forward methods.", "Keep one."),
    NO_CONSTRUCTOR(
            "MC326",
            "The model %s needs arguments to be constructed, so it cannot be compiled on its own.",
            "Add a constructor without parameters, or extend it by a @Model that gives the arguments."),
    NOT_A_LAYER(
            "MC327",
            "The field %s is marked @Layer, but its value is %s.",
            "Layers come from io.modelc.layers, or are classes marked @Layer or @Model."),
    NOT_A_CHAIN(
            "MC328",
            "The layer %s takes more than one input, so it cannot stand in a row of layers.",
            "Write a @Forward method that says what goes into it."),
    NO_LAYERS(
            "MC329",
            "The model %s has no layers.",
            "Declare its layers as fields: @Layer final Dense scores = new Dense(10);"),
    LAYER_NOT_IN_FIELD(
            "MC330",
            "This %s is in no @Layer field, so its weights would have no name.",
            "Declare it as a field: @Layer final %s layer = new %s(...);"),
    PATTERN_VARIABLE_HIDES("MC331", "The pattern variable %s has the name of a field.", "Give it a name of its own."),
    ABSTRACT_MODEL(
            "MC332",
            "The model %s is abstract, so it cannot be compiled on its own.",
            "Move @Model to a subclass that can be created."),
    TYPE_OF_RESULT(
            "MC333",
            "The type of this result is not known here.",
            "Assign it to a variable of the type that is meant."),
    NAME_NOT_FOUND("MC390", "The model %s is not compiled, because nothing is known of %s.", ""),
    NO_TREES(
            "MC391",
            "The source of the model %s cannot be read here, so it is not compiled.",
            "Run the compiler on a JDK, not on a JRE."),
    OUR_BUG(
            "MC399",
            "Modelc crashed while it compiled %s. This is a bug in Modelc, not in your code; please report it with what"
                    + " follows.\n%s",
            ""),
    LAYER_NOT_USED("MC401", "The layer %s is never used.", "Apply it in the @Forward method, or remove it."),
    UNITS_NOT_POSITIVE("MC101", "%s needs at least one unit, but got units=%s.", ""),
    DROPOUT_RATE("MC102", "The dropout rate must be at least 0 and less than 1, but got %s.", "");

    private final String id;
    private final String problem;
    private final String mend;

    Message(String id, String problem, String mend) {
        this.id = id;
        this.problem = problem;
        this.mend = mend;
    }

    /** The stable id, such as {@code MC101}. */
    public String id() {
        return id;
    }

    /** The message about these values: the id, the problem, and the mend on a line of its own. */
    public String text(Object... values) {
        String text = problem + (mend.isEmpty() ? "" : "\n" + mend);
        return "[" + id + "] " + String.format(text, values);
    }
}
