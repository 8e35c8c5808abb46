package io.modelc.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.modelc.summary.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a layer of a model's description: {@code layer("hidden", "Dense", "(None, 64)", 256, "image[0][0]")}. */
final class LayerCode {

    private LayerCode() {}

    /** The calls that describe the layer. */
    static List<CodeBlock> of(LayerSpec layer) {
        List<CodeBlock> code = new ArrayList<>();
        for (LayerSpec.Call call : layer.calls()) {
            CodeBlock.Builder line = CodeBlock.builder();
            if (code.isEmpty()) {
                line.add(".layer($S, $S, ", layer.name(), layer.type());
                outputs(line, call);
                line.add(", $L", number(layer.parameters()));
            } else {
                line.add(".again(");
                outputs(line, call);
            }
            call.inputs().forEach(source -> line.add(", $S", source));
            code.add(line.add(")").build());
        }
        if (layer.level() == LayerSpec.HIDDEN) {
            code.add(CodeBlock.of(".hidden()"));
        } else if (layer.level() > 0) {
            code.add(CodeBlock.of(".level($L)", layer.level()));
        }
        if (!layer.trainable()) {
            code.add(CodeBlock.of(".frozen()"));
        }
        return code;
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

    /** A number as people write it: {@code 401_920}. */
    private static String number(long count) {
        String digits = String.format(Locale.ROOT, "%,d", count).replace(',', '_');
        return count > Integer.MAX_VALUE ? digits + "L" : digits;
    }
}
