package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's classes that generated code mentions; the processor does not depend on the runtime, so by name. */
final class RuntimeTypes {

    static final ClassName COMPILED_MODEL = runtime("CompiledModel");
    static final ClassName MODEL_SPEC = runtime("ModelSpec");
    static final ClassName ND_ARRAY = ClassName.get("io.modelc.data", "NDArray");
    static final ClassName OUTPUT = runtime("Output");
    static final ClassName OUTPUT_ACTIVATION = runtime("OutputActivation");
    static final ClassName PASS = runtime("Pass");
    static final ClassName PASS_CONTEXT = runtime("PassContext");
    static final ClassName PASS_PART = runtime("PassPart");
    static final ClassName TRAINING_PASS_PART = runtime("TrainingPassPart");
    static final ClassName TRAINING_PASS = runtime("TrainingPass");
    static final ClassName BUFFER = ClassName.get("io.modelc.kernels", "Buffer");
    static final ClassName INITIALIZERS = ClassName.get("io.modelc.initializers", "Initializers");

    private RuntimeTypes() {}

    private static ClassName runtime(String name) {
        return ClassName.get("io.modelc.runtime", name);
    }
}
