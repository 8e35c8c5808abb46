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
            "The model %s has neither a @Forward method nor an input shape, so no class is generated for it: it can be a"
                    + " layer of other models.",
            "For a class of its own give the shape of one sample, @Model(input = 784), or write a @Forward method."),
    SEVERAL_FORWARDS("MC325", "The model %s has %s @Forward methods.", "Keep one."),
    NO_CONSTRUCTOR(
            "MC326",
            "The model %s needs arguments to be constructed, so no class is generated for it: it can be a layer of other"
                    + " models.",
            "For a class of its own add a constructor without parameters, or extend it by a @Model that gives the"
                    + " arguments."),
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
    NO_OUTPUT_YET(
            "MC350",
            "The layer %s has produced nothing yet, so it has no output.",
            "Apply it first: output() is the tensor that it last returned."),
    SEVERAL_OUTPUTS_OF_LAYER(
            "MC351",
            "The layer %s returns %s tensors, so it is not clear which of them is its output.",
            "Take it from what the call of the layer returned."),
    NOT_APPLICABLE(
            "MC352",
            "%s cannot be applied to a tensor: it is no layer of one input and one output.",
            "Layers come from io.modelc.layers, or are classes marked @Layer or @Model; call one of several inputs by its"
                    + " own @Forward method."),
    ASSIGN_TARGET(
            "MC353",
            "Only a variable can be assigned to, but this is %s.",
            "Declare it by variable(name, initializer, shape)."),
    ASSIGN_SHAPE(
            "MC354",
            "The variable %s has the shape %s, but the value assigned to it has %s.",
            "A value for all samples has no batch axis: take the mean or the sum over axis 0."),
    LOSS_SHAPE(
            "MC355",
            "A loss that is added must be one number, without axes, but this has the shape %s.",
            "Take the sum() or the mean() of it, which without axes are those of all elements."),
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
    DROPOUT_RATE("MC102", "The dropout rate must be at least 0 and less than 1, but got %s.", ""),
    ARGUMENT_NULL("MC103", "%s needs a value for %s, but got null.", ""),
    ARGUMENT_RANGE("MC104", "%s needs %s %s, but got %s.", ""),
    TOO_FEW_INPUTS("MC105", "%s needs at least two inputs, but got %s.", ""),
    RANKS_DIFFER(
            "MC106",
            "%s needs inputs with the same number of axes, but got %s.",
            "Insert a Flatten before it, for the inputs with more axes."),
    SIZES_DIFFER("MC107", "%s needs inputs whose sizes differ in axis %s only, but got %s.", ""),
    NOT_BROADCASTABLE("MC108", "%s needs inputs of the same shape, or of size 1 where they differ, but got %s.", ""),
    FEATURES_MISSING(
            "MC109",
            "%s needs inputs with an axis of features, such as (None, 64), but got %s.",
            "Insert a Flatten, which makes one number per sample an axis of size 1."),
    AXIS_OUT_OF_RANGE("MC110", "%s got axis=%s, but its inputs have the axes %s to %s besides the batch: %s.", ""),
    INITIALIZER_SHAPE("MC111", "%s fills %s, but the weight has the shape %s.", ""),
    HALVES_UNEVEN("MC112", "%s splits an axis into halves, but axis %s of %s has an odd size.", ""),
    WEIGHT_SHAPE("MC113", "The weight %s needs dimensions of at least 1, but got the shape %s.", ""),
    WEIGHT_NAME(
            "MC114",
            "A weight needs a name of letters, digits and underscores, but got \"%s\".",
            "Such as \"kernel\"."),

    // ---- shapes
    NO_SUCH_AXIS(
            "MC201",
            "There is no axis %s in the shape %s.",
            "Axes are counted from 0, or from the last one backwards from -1."),
    BATCH_SIZE(
            "MC202",
            "The size of the batch axis of %s is not known when the model is compiled.",
            "Ask for another axis; a mean over the batch is mean(0)."),
    SHAPES_DO_NOT_FIT(
            "MC203",
            "The shapes %s and %s do not fit: axis %s is %s in the one and %s in the other.",
            "Along each axis, counted from the last, the sizes must be equal or one of them 1."),
    BATCH_NOT_FIRST(
            "MC204",
            "The shapes %s and %s do not fit: the batch would not be the first axis of the result.",
            "Give the tensor without a batch no more axes than the other one has."),
    MATMUL_OPERAND(
            "MC205", "A matrix product needs at least two axes on its left, such as (None, 64), but got %s.", ""),
    MATMUL_KERNEL(
            "MC206",
            "A matrix product needs a kernel of two axes without the batch, such as (64, 10), but got %s.",
            ""),
    MATMUL_SIZES(
            "MC207",
            "Cannot multiply %s by a kernel of %s: the last axis has %s elements, but the kernel needs %s.",
            ""),
    MATMUL_NEEDS_FLATTEN(
            "MC208",
            "Cannot multiply %s by a kernel of %s: the last axis has %s elements, but the kernel needs %s.",
            "All axes together have as many: insert a Flatten()."),
    RESHAPE_SIZES(
            "MC209",
            "A shape needs sizes of at least 1, one of which may be -1 for what is left, but got %s.",
            "The batch axis is not part of the shape."),
    RESHAPE_ELEMENTS(
            "MC210",
            "Cannot reshape %s to %s: the one has %s elements, the other %s.",
            "Not counting the batch, both must have the same number; one size may be -1 for what is left."),
    JOIN_RANKS(
            "MC211",
            "Cannot join %s and %s: the one has %s axes, the other %s.",
            "Tensors to be joined need the same number of axes."),
    JOIN_SIZES(
            "MC212",
            "Cannot join %s and %s along axis %s: axis %s is %s in the one and %s in the other.",
            "All axes but the joined one must have the same sizes."),
    SLICE_RANGE(
            "MC213",
            "Cannot take the elements from %s to %s of axis %s of %s, which has %s.",
            "A range needs 0 <= start < end <= size."),
    TRANSPOSE_AXES(
            "MC214", "Cannot order the axes of %s as %s.", "Every axis must be named once, the batch axis, 0, first."),
    AXIS_TWICE("MC215", "Axis %s is named twice for the shape %s.", ""),
    ALONG_BATCH(
            "MC216", "%s along the batch axis of %s would mix samples.", "Axis 0 is the batch; choose another one."),
    TOO_LARGE("MC217", "A result of shape %s has more than 2,147,483,647 elements a sample.", ""),

    // ---- models and their weights
    SIZES_NOT_POSITIVE("MC218", "The shape of %s needs sizes of at least 1, but got %s.", ""),
    WEIGHT_CHANGED(
            "MC219",
            "The weight %s has the shape %s, but %s is asked for now.",
            "A layer that is applied again needs inputs of the same size; declare a second layer for others."),
    NAME_TAKEN("MC220", "There are two %s called %s.", "Give one of them another name."),
    OTHER_MODEL(
            "MC221",
            "A tensor of another model, or of another compilation, is used here.",
            "Tensors live while their own @Forward method runs; do not keep them in static fields."),
    OUTPUT_WITHOUT_BATCH(
            "MC222",
            "The output %s has the shape %s, without a batch axis.",
            "An output is computed from the inputs, one result for each sample.");

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
