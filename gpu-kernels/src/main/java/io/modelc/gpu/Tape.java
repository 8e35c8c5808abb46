package io.modelc.gpu;

import io.modelc.kernels.Step;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The recorded programs, one after the other in the kernel's tape, and the layouts of their copies. */
final class Tape {

    /** Rows after which all programs are forgotten, so that a program that makes ever new steps does not fill memory. */
    private static final int FULL = 1 << 16;

    private final TapeKernel kernel;
    private final Map<Step, Map<Integer, Program>> programs = new IdentityHashMap<>();
    private int rows;
    private int layouts;

    /** An end of the tape. */
    record Mark(int rows, int layouts) {}

    Tape(TapeKernel kernel) {
        this.kernel = kernel;
    }

    /** The program of a step for a batch, or null if it is not recorded. */
    Program find(Step step, int batch) {
        Map<Integer, Program> batches = programs.get(step);
        return batches == null ? null : batches.get(batch);
    }

    /** Keeps what was recorded of a step for a batch. */
    Program keep(Step step, int batch, Recording recording) {
        Program program = append(recording);
        programs.computeIfAbsent(step, s -> new HashMap<>()).put(batch, program);
        return program;
    }

    /** Makes room before a recording. */
    void prepare() {
        if (rows >= FULL) {
            programs.clear();
            rows = 0;
            layouts = 0;
        }
    }

    /** Writes what was recorded at the end of the tape. */
    Program append(Recording recording) {
        List<int[]> added = recording.rows();
        int start = rows;
        int[] tape = withRoom(kernel.tape, Math.multiplyExact(start + added.size(), OpCode.ROW));
        for (int[] row : added) {
            System.arraycopy(row, 0, tape, OpCode.ROW * rows++, OpCode.ROW);
        }
        kernel.tape = tape;
        kernel.put(tape);
        return new Program(start, added.size(), recording.keys(), recording.fetches());
    }

    /** Where the tape ends. */
    Mark mark() {
        return new Mark(rows, layouts);
    }

    /** Takes off again what was written since a mark. */
    void reset(Mark mark) {
        rows = mark.rows();
        layouts = mark.layouts();
    }

    /** Writes a layout, and says where. */
    int layout(int[] layout) {
        int at = layouts;
        kernel.layouts = withRoom(kernel.layouts, Math.addExact(at, layout.length));
        System.arraycopy(layout, 0, kernel.layouts, at, layout.length);
        layouts += layout.length;
        kernel.put(kernel.layouts);
        return at;
    }

    private static int[] withRoom(int[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }
}
