package io.modelc.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.modelc.summary.LayerSpec;
import java.util.List;
import java.util.Locale;

/** Writes a layer of a model's description: {@code .layer("hidden", "Dense", "(None, 64)", 256, "image[0][0]")}. */
final class LayerCode {

    private LayerCode() {}

    static CodeBlock of(LayerSpec layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<LayerSpec.Call> calls = layer.calls();
        code.add(".layer($S, $S, ", layer.name(), layer.type());
        outputs(code, calls.get(0));
        code.add(", $L", number(layer.parameters()));
        inputs(code, calls.get(0));
        for (LayerSpec.Call again : calls.subList(1, calls.size())) {
            code.add(".again(");
            outputs(code, again);
            inputs(code, again);
        }
        if (layer.level() > 0) {
            code.add(".level($L)\n", layer.level());
        }
        if (!layer.trainable()) {
            code.add(".frozen()\n");
        }
        return code.build();
    }

    private static void outputs(CodeBlock.Builder code, LayerSpec.Call call) {
        if (call.outputs().size() == 1) {
            code.add("$S", call.outputs().get(0));
        } else {
            code.add("$T.of(", List.class);
            for (int i = 0; i < call.outputs().size(); i++) {
                code.add(i == 0 ? "$S" : ", $S", call.outputs().get(i));
            }
            code.add(")");
        }
    }

    private static void inputs(CodeBlock.Builder code, LayerSpec.Call call) {
        call.inputs().forEach(source -> code.add(", $S", source));
        code.add(")\n");
    }

    /** A number as people write it: {@code 401_920}. */
    private static String number(long count) {
        String digits = String.format(Locale.ROOT, "%,d", count).replace(',', '_');
        return count > Integer.MAX_VALUE ? digits + "L" : digits;
    }
}
