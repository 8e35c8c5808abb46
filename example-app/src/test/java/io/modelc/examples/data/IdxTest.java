package io.modelc.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    @TempDir
    Path directory;

    @Test
    void readsAPlainFile() throws IOException {
        Idx idx = read(IdxFile.of(3, 10, 10), 3);

        assertThat(idx.size(0)).isEqualTo(3);
        assertThat(idx.size(2)).isEqualTo(10);
        assertThat(idx.element(0)).isZero();
        assertThat(idx.element(255)).isEqualTo(255);
        assertThat(idx.element(299)).isEqualTo(299 - 256);
    }

    @Test
    void seesForItselfThatAFileIsCompressed() throws IOException {
        Idx idx = read(IdxFile.gzip(IdxFile.of(300)), 1);

        assertThat(idx.size(0)).isEqualTo(300);
        assertThat(idx.element(200)).isEqualTo(200);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> Idx.read(directory.resolve("nowhere"), 1))
                .isInstanceOf(IdxException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("no such file");
    }

    @Test
    void saysWhatAnotherKindOfFileBeginsWith() {
        refuses(IdxFile.of(5), 3, "0x00000801", "3 dimensions", "0x00000803");
        refuses("not an IDX file".getBytes(), 1, "0x6e6f7420", "1 dimension ", "0x00000801");
    }

    @Test
    void saysThatAFileHasNotEvenAHeader() {
        refuses(new byte[0], 1, "ends too early");
        refuses(new byte[] {0, 0, 8}, 1, "ends too early");
        refuses(Arrays.copyOf(IdxFile.of(2, 2, 2), 12), 3, "ends too early");
    }

    @Test
    void saysHowMuchOfATruncatedFileIsThere() {
        refuses(IdxFile.of(new byte[7], 2, 2, 2), 3, "announces 8 bytes", "room for 7");
    }

    @Test
    void saysHowMuchOfATruncatedArrayIsInACompressedFile() throws IOException {
        refuses(IdxFile.gzip(IdxFile.of(new byte[7], 2, 2, 2)), 3, "announces 8 bytes", "ends after 7");
    }

    @Test
    void saysThatAFileGoesOnAfterItsElements() throws IOException {
        refuses(IdxFile.of(new byte[9], 2, 2, 2), 3, "announces 8 bytes", "goes on");
        refuses(IdxFile.gzip(IdxFile.of(new byte[9], 2, 2, 2)), 3, "announces 8 bytes", "goes on");
    }

    @Test
    void takesNoMemoryForElementsThatAFileCannotHold() throws IOException {
        byte[] almostTwoGigabytes = IdxFile.of(new byte[0], Integer.MAX_VALUE - 8);

        refuses(almostTwoGigabytes, 1, "announces 2147483639 bytes", "room for 0");
        refuses(IdxFile.gzip(almostTwoGigabytes), 1, "announces 2147483639 bytes", "room for ");
    }

    @Test
    void refusesSizesThatNoArrayHas() {
        refuses(IdxFile.of(new byte[0], 0), 1, "dimension 0", "size 0");
        refuses(IdxFile.of(new byte[0], 1, -1, 1), 3, "dimension 1", "size 4294967295");
        refuses(IdxFile.of(new byte[0], 65536, 65536, 2), 3, "more elements than an array can hold");
        refuses(
                IdxFile.of(new byte[0], Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                3,
                "more elements than an array can hold");
    }

    @Test
    void refusesATruncatedGzipFile() throws IOException {
        byte[] compressed = IdxFile.gzip(IdxFile.of(1000));
        for (int length = 2; length < compressed.length; length++) {
            byte[] truncated = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() -> read(truncated, 1))
                    .as("the first %d of %d bytes", length, compressed.length)
                    .isInstanceOf(IdxException.class)
                    .hasMessageContaining("data");
        }
    }

    @Test
    void refusesAGzipFileWithAWrongBit() throws IOException {
        byte[] compressed = IdxFile.gzip(IdxFile.of(1000));
        int checksum = compressed.length - 8;
        compressed[checksum] ^= 1;

        refuses(compressed, 1, "no whole gzip file");
    }

    private void refuses(byte[] content, int rank, String... message) {
        assertThatThrownBy(() -> read(content, rank))
                .isInstanceOf(IdxException.class)
                .hasMessageContaining(directory.resolve("data").toString())
                .hasMessageContainingAll(message);
    }

    private Idx read(byte[] content, int rank) throws IOException {
        return Idx.read(IdxFile.write(directory, "data", content), rank);
    }
}
