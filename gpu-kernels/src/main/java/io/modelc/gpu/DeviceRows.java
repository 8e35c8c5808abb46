package io.modelc.gpu;

/** The instructions that go row by row, a group to a row, and sums over an axis. */
abstract class DeviceRows extends DeviceElements {

    /** y = exp(x) / Σ exp(x). Operands: x, y, rows, n. */
    void softmax(int row, int item, int group, int groups) {
        int rows = tape[row + 3];
        int n = tape[row + 4];
        for (int r = group; r < rows; r += groups) {
            int x = tape[row + 1] + r * n;
            int y = tape[row + 2] + r * n;
            float highest = rowMax(item, x, n);
            float total = rowSumOfExp(item, x, n, highest);
            for (int j = item; j < n; j += GROUP) {
                mem[y + j] = exp(mem[x + j] - highest) / total;
            }
        }
    }

    /** y = x − log Σ exp(x). Operands: x, y, rows, n. */
    void logSoftmax(int row, int item, int group, int groups) {
        int rows = tape[row + 3];
        int n = tape[row + 4];
        for (int r = group; r < rows; r += groups) {
            int x = tape[row + 1] + r * n;
            int y = tape[row + 2] + r * n;
            float highest = rowMax(item, x, n);
            float logTotal = log(rowSumOfExp(item, x, n, highest));
            for (int j = item; j < n; j += GROUP) {
                mem[y + j] = mem[x + j] - highest - logTotal;
            }
        }
    }

    /** dx = y · (dy − Σ dy · y). Operands: y, dy, dx, rows, n. */
    void softmaxGradient(int row, int item, int group, int groups) {
        int rows = tape[row + 4];
        int n = tape[row + 5];
        for (int r = group; r < rows; r += groups) {
            int y = tape[row + 1] + r * n;
            int dy = tape[row + 2] + r * n;
            int dx = tape[row + 3] + r * n;
            float partial = 0f;
            for (int j = item; j < n; j += GROUP) {
                partial += mem[dy + j] * mem[y + j];
            }
            float dot = groupSum(item, partial);
            for (int j = item; j < n; j += GROUP) {
                mem[dx + j] = mem[y + j] * (mem[dy + j] - dot);
            }
        }
    }

    /** dx = dy − exp(y) · Σ dy. Operands: y, dy, dx, rows, n. */
    void logSoftmaxGradient(int row, int item, int group, int groups) {
        int rows = tape[row + 4];
        int n = tape[row + 5];
        for (int r = group; r < rows; r += groups) {
            int y = tape[row + 1] + r * n;
            int dy = tape[row + 2] + r * n;
            int dx = tape[row + 3] + r * n;
            float total = rowSum(item, dy, n);
            for (int j = item; j < n; j += GROUP) {
                mem[dx + j] = mem[dy + j] - exp(mem[y + j]) * total;
            }
        }
    }

    /**
     * y = scale · Σ x over the middle axis. Operands: x, y, outer, n, inner, scale, whether a group rather than an item
     * makes a sum: for a few long ones. An item adds in blocks of 64, whose sums it adds, which keeps the error of long
     * sums small.
     */
    void sum(int row, int item, int group, int groups) {
        if (tape[row + 7] == 1) {
            sumByGroup(row, item, group, groups);
        } else {
            sumByItem(row, group * GROUP + item, groups * GROUP);
        }
    }

    void sumByItem(int row, int first, int stride) {
        int y = tape[row + 2];
        int outer = tape[row + 3];
        int n = tape[row + 4];
        int inner = tape[row + 5];
        float scale = asFloat(tape[row + 6]);
        for (int i = first; i < outer * inner; i += stride) {
            int x = tape[row + 1] + (i / inner) * n * inner + i % inner;
            float total = 0f;
            for (int block = 0; block < n; block += 64) {
                float partial = 0f;
                for (int j = block; j < min(block + 64, n); j++) {
                    partial += mem[x + j * inner];
                }
                total += partial;
            }
            mem[y + i] = scale * total;
        }
    }

    void sumByGroup(int row, int item, int group, int groups) {
        int y = tape[row + 2];
        int outer = tape[row + 3];
        int n = tape[row + 4];
        int inner = tape[row + 5];
        float scale = asFloat(tape[row + 6]);
        for (int i = group; i < outer * inner; i += groups) {
            int x = tape[row + 1] + (i / inner) * n * inner + i % inner;
            float partial = 0f;
            for (int j = item; j < n; j += GROUP) {
                partial += mem[x + j * inner];
            }
            float total = groupSum(item, partial);
            if (item == 0) {
                mem[y + i] = scale * total;
            }
        }
    }

    float rowMax(int item, int x, int n) {
        float highest = LOWEST;
        for (int j = item; j < n; j += GROUP) {
            highest = max(highest, mem[x + j]);
        }
        return groupMax(item, highest);
    }

    float rowSum(int item, int x, int n) {
        float partial = 0f;
        for (int j = item; j < n; j += GROUP) {
            partial += mem[x + j];
        }
        return groupSum(item, partial);
    }

    float rowSumOfExp(int item, int x, int n, float highest) {
        float partial = 0f;
        for (int j = item; j < n; j += GROUP) {
            partial += exp(mem[x + j] - highest);
        }
        return groupSum(item, partial);
    }
}
