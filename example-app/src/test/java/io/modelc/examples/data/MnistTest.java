package io.modelc.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.DType;
import io.modelc.data.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    private static final int PIXELS = 784;

    @TempDir
    Path directory;

    @Test
    void embedsTenThousandDigits() {
        Mnist mnist = Mnist.embedded();

        assertThat(mnist.train().images().shape()).containsExactly(8_000, PIXELS);
        assertThat(mnist.train().labels().shape()).containsExactly(8_000);
        assertThat(mnist.validation().images().shape()).containsExactly(1_000, PIXELS);
        assertThat(mnist.test().images().shape()).containsExactly(1_000, PIXELS);
        assertThat(mnist.test().images().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(mnist.test().labels().dtype()).isEqualTo(DType.INT32);
    }

    @Test
    void takesTheNinthOfTenForValidationAndTheTenthForTheTest() {
        Mnist mnist = Mnist.embedded();

        // The first digits of MNIST's test set are 7 2 1 0 4 1 4 9 5 9, then 0 6 9 0 1 5 9 7 3 4.
        assertThat(Arrays.copyOf(mnist.train().labels().toIntArray(), 16))
                .containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 0, 6, 9, 0, 1, 5, 9, 7);
        assertThat(Arrays.copyOf(mnist.validation().labels().toIntArray(), 2)).containsExactly(5, 3);
        assertThat(Arrays.copyOf(mnist.test().labels().toIntArray(), 2)).containsExactly(9, 4);
    }

    @Test
    void scalesPixelsToBetweenZeroAndOne() {
        float[] pixels = Mnist.embedded().validation().images().toFloatArray();
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float pixel : pixels) {
            least = Math.min(least, pixel);
            most = Math.max(most, pixel);
        }

        assertThat(least).isZero();
        assertThat(most).isEqualTo(1);
    }

    @Test
    void loadsTheFourFilesAndKeepsTheFirstTenThousandForValidation() throws IOException {
        write("train-images-idx3-ubyte.gz", IdxFile.gzip(IdxFile.of(new byte[10_003 * PIXELS], 10_003, 28, 28)));
        byte[] labels = new byte[10_003];
        labels[0] = 4;
        labels[9_999] = 5;
        labels[10_000] = 6;
        labels[10_002] = 7;
        write("train-labels-idx1-ubyte", IdxFile.of(labels, 10_003));
        byte[] image = new byte[PIXELS];
        image[1] = (byte) 255;
        image[2] = 51;
        write("t10k-images-idx3-ubyte", IdxFile.of(image, 1, 28, 28));
        write("t10k-labels-idx1-ubyte.gz", IdxFile.gzip(IdxFile.of(new byte[] {9}, 1)));

        Mnist mnist = Mnist.load(directory);

        assertThat(mnist.train().labels()).isEqualTo(NDArray.of(new int[] {6, 0, 7}));
        assertThat(mnist.train().images().shape()).containsExactly(3, PIXELS);
        assertThat(mnist.validation().labels().rows()).isEqualTo(10_000);
        assertThat(mnist.validation().labels().getInt(0)).isEqualTo(4);
        assertThat(mnist.validation().labels().getInt(9_999)).isEqualTo(5);
        assertThat(mnist.test().labels()).isEqualTo(NDArray.of(new int[] {9}));
        assertThat(mnist.test().images().get(0, 1)).isEqualTo(1);
        assertThat(mnist.test().images().get(0, 2)).isEqualTo(0.2f);
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        refuses(directory.toString(), "neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz");

        writeDigits("train", new byte[] {1, 2});
        refuses(directory.toString(), "neither t10k-images-idx3-ubyte nor t10k-images-idx3-ubyte.gz");
    }

    @Test
    void saysThatTooFewImagesAreThereForTraining() throws IOException {
        writeDigits("train", new byte[10_000]);
        writeDigits("t10k", new byte[1]);

        refuses("10000 images for training", "more than the 10000");
    }

    @Test
    void saysWhatSizeTheImagesHave() throws IOException {
        write("train-images-idx3-ubyte", IdxFile.of(2, 28, 14));
        write("train-labels-idx1-ubyte", IdxFile.of(2));

        refuses("train-images-idx3-ubyte", "28 x 14", "28 x 28");
    }

    @Test
    void saysThatLabelsAreTooFew() throws IOException {
        write("train-images-idx3-ubyte", IdxFile.of(2, 28, 28));
        write("train-labels-idx1-ubyte", IdxFile.of(1));

        refuses("train-labels-idx1-ubyte", "1 labels for the 2 images");
    }

    @Test
    void saysWhichLabelIsNoDigit() throws IOException {
        writeDigits("train", new byte[] {9, 0, 10});
        refuses("train-labels-idx1-ubyte", "label 2 is 10", "0 to 9");

        writeDigits("train", new byte[] {(byte) 255});
        refuses("label 0 is 255");
    }

    private void refuses(String... message) {
        assertThatThrownBy(() -> Mnist.load(directory))
                .isInstanceOf(IdxException.class)
                .hasMessageContainingAll(message);
    }

    private void writeDigits(String set, byte[] labels) throws IOException {
        write(set + "-images-idx3-ubyte", IdxFile.of(new byte[labels.length * PIXELS], labels.length, 28, 28));
        write(set + "-labels-idx1-ubyte", IdxFile.of(labels, labels.length));
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
    }
}
