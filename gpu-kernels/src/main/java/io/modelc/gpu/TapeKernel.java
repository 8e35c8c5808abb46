package io.modelc.gpu;

/**
 * The program of the device, the same for all models: it runs one row of the tape in each pass of a launch. Passes
 * follow one another, so an instruction sees all that those before it have written; within a pass, groups do not see
 * each other.
 */
public class TapeKernel extends DeviceOptimizers {

    /** A kernel with nothing on its tape. */
    TapeKernel() {}

    @Override
    public void run() {
        int item = getLocalId();
        int group = getGroupId();
        int groups = getNumGroups();
        int first = getGlobalId();
        int stride = getGlobalSize();
        int pass = getPassId();
        if (loads > 0 && pass == 0) {
            load(first, stride);
        } else {
            int row = (start + pass - (loads > 0 ? 1 : 0)) * OpCode.ROW;
            int op = tape[row];
            if (op == OpCode.MATMUL) {
                matmul(row, item, group, groups);
            } else if (op < OpCode.SOFTMAX) {
                runElements(op, row, first, stride);
            } else if (op < OpCode.COPY) {
                runRows(op, row, item, group, groups);
            } else if (op == OpCode.COPY) {
                copy(row, first, stride);
            } else if (op < OpCode.SGD) {
                runLosses(op, row, item, group, groups);
            } else if (op == OpCode.SGD) {
                sgd(row, first, stride);
            } else if (op == OpCode.ADAM) {
                adam(row, first, stride);
            }
        }
    }

    void runElements(int op, int row, int first, int stride) {
        if (op == OpCode.STORE) {
            store(row, first, stride);
        } else if (op == OpCode.UNARY) {
            unary(row, first, stride);
        } else if (op == OpCode.BINARY) {
            binary(row, first, stride);
        } else if (op == OpCode.BINARY_NUMBER) {
            binaryNumber(row, first, stride);
        } else if (op == OpCode.BINARY_ROW) {
            binaryRow(row, first, stride);
        } else if (op == OpCode.SELECT) {
            select(row, first, stride);
        } else if (op == OpCode.FILL) {
            fill(row, first, stride);
        } else if (op == OpCode.DROPOUT) {
            dropout(row, first, stride);
        }
    }

    void runRows(int op, int row, int item, int group, int groups) {
        if (op == OpCode.SOFTMAX) {
            softmax(row, item, group, groups);
        } else if (op == OpCode.SOFTMAX_GRADIENT) {
            softmaxGradient(row, item, group, groups);
        } else if (op == OpCode.LOG_SOFTMAX) {
            logSoftmax(row, item, group, groups);
        } else if (op == OpCode.LOG_SOFTMAX_GRADIENT) {
            logSoftmaxGradient(row, item, group, groups);
        } else if (op == OpCode.SUM) {
            sum(row, item, group, groups);
        }
    }

    void runLosses(int op, int row, int item, int group, int groups) {
        if (op == OpCode.SQUARED_ERROR) {
            squaredError(row, item, group, groups);
        } else if (op == OpCode.ABSOLUTE_ERROR) {
            absoluteError(row, item, group, groups);
        } else if (op == OpCode.BINARY_CROSSENTROPY) {
            binaryCrossentropy(row, item, group, groups);
        } else if (op == OpCode.CROSSENTROPY) {
            crossentropy(row, item, group, groups);
        } else if (op == OpCode.CROSSENTROPY_OF_LOGITS) {
            crossentropyOfLogits(row, item, group, groups);
        }
    }

    /** Moves what was written since the last launch to its places: for each load an address, a position, a length. */
    void load(int first, int stride) {
        for (int l = 0; l < loads; l++) {
            int to = parameters[loadsAt + 3 * l];
            int from = parameters[loadsAt + 3 * l + 1];
            int n = parameters[loadsAt + 3 * l + 2];
            for (int i = first; i < n; i += stride) {
                mem[to + i] = in[from + i];
            }
        }
    }

    /** Moves numbers to where the host reads them. Operands: from, to, n. */
    void store(int row, int first, int stride) {
        int from = tape[row + 1];
        int to = tape[row + 2];
        int n = tape[row + 3];
        for (int i = first; i < n; i += stride) {
            out[to + i] = mem[from + i];
        }
    }
}
