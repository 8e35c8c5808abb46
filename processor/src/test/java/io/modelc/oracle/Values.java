package io.modelc.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.modelc.data.NDArray;
import java.util.Arrays;

/** An array of a case, in double precision as it was written; the name is empty where it has none. */
record Values(String name, String dtype, int[] shape, double[] data) {

    static Values of(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new Values(
                json.has("name") ? json.get("name").getAsString() : "",
                json.get("dtype").getAsString(),
                json.getAsJsonArray("shape").asList().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .toArray(),
                json.getAsJsonArray("data").asList().stream()
                        .mapToDouble(Values::number)
                        .toArray());
    }

    /** A number; those that JSON does not have are strings: {@code "NaN"}. */
    static double number(JsonElement element) {
        if (element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean() ? 1 : 0;
        }
        return element.getAsJsonPrimitive().isString()
                ? Double.parseDouble(element.getAsString())
                : element.getAsDouble();
    }

    /** One number. */
    static Values scalar(double value) {
        return new Values("", "float32", new int[0], new double[] {value});
    }

    /** Numbers of an array as the runtime has it. */
    static Values of(NDArray array) {
        float[] floats = array.toFloatArray();
        double[] data = new double[floats.length];
        Arrays.setAll(data, i -> floats[i]);
        return new Values("", array.dtype().toString(), array.shape(), data);
    }

    boolean isInteger() {
        return dtype.equals("int32");
    }

    /** As the runtime takes it. Floats are the nearest to the numbers written, which are exact. */
    NDArray toArray() {
        if (shape.length == 0) {
            return NDArray.scalar((float) data[0]);
        }
        if (isInteger()) {
            return NDArray.of(Arrays.stream(data).mapToInt(x -> (int) x).toArray(), shape);
        }
        float[] floats = new float[data.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) data[i];
        }
        return NDArray.of(floats, shape);
    }

    /** The same numbers in another shape. */
    Values reshaped(int... other) {
        return new Values(name, dtype, other, data);
    }

    /** As one sample of a batch of one. */
    Values asOneSample() {
        int[] batch = new int[shape.length + 1];
        batch[0] = 1;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return reshaped(batch);
    }

    /** The shape of a sample: without the first axis. */
    int[] sampleShape() {
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    /** The size of the first axis. */
    int samples() {
        return shape[0];
    }
}
