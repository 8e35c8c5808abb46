package io.modelc.gpu;

/** The instructions that go element by element: each work item takes every (number of items)-th. */
abstract class DeviceElements extends DeviceMatmul {

    /** y = f(x). Operands: f, x, y, n. */
    void unary(int row, int first, int stride) {
        int f = tape[row + 1];
        int x = tape[row + 2];
        int y = tape[row + 3];
        int n = tape[row + 4];
        for (int i = first; i < n; i += stride) {
            mem[y + i] = unaryOf(f, mem[x + i]);
        }
    }

    /** c = f(a, b). Operands: f, a, b, c, n. */
    void binary(int row, int first, int stride) {
        int f = tape[row + 1];
        int a = tape[row + 2];
        int b = tape[row + 3];
        int c = tape[row + 4];
        int n = tape[row + 5];
        for (int i = first; i < n; i += stride) {
            mem[c + i] = binaryOf(f, mem[a + i], mem[b + i]);
        }
    }

    /** c = f(a, b), b being a number. Operands: f, a, b, c, n. */
    void binaryNumber(int row, int first, int stride) {
        int f = tape[row + 1];
        int a = tape[row + 2];
        float b = asFloat(tape[row + 3]);
        int c = tape[row + 4];
        int n = tape[row + 5];
        for (int i = first; i < n; i += stride) {
            mem[c + i] = binaryOf(f, mem[a + i], b);
        }
    }

    /** c = f(a, b), b being repeated for each row of a. Operands: f, a, b, c, the elements of a, those of b. */
    void binaryRow(int row, int first, int stride) {
        int f = tape[row + 1];
        int a = tape[row + 2];
        int b = tape[row + 3];
        int c = tape[row + 4];
        int n = tape[row + 5];
        int width = tape[row + 6];
        for (int i = first; i < n; i += stride) {
            mem[c + i] = binaryOf(f, mem[a + i], mem[b + i % width]);
        }
    }

    /** y = condition ≠ 0 ? yes : no. Operands: condition, yes, no, y, n. */
    void select(int row, int first, int stride) {
        int condition = tape[row + 1];
        int yes = tape[row + 2];
        int no = tape[row + 3];
        int y = tape[row + 4];
        int n = tape[row + 5];
        for (int i = first; i < n; i += stride) {
            mem[y + i] = mem[condition + i] != 0f ? mem[yes + i] : mem[no + i];
        }
    }

    /** y = value. Operands: y, value, n. */
    void fill(int row, int first, int stride) {
        int y = tape[row + 1];
        float value = asFloat(tape[row + 2]);
        int n = tape[row + 3];
        for (int i = first; i < n; i += stride) {
            mem[y + i] = value;
        }
    }

    /** Copies a box of elements. Operands: x, y, elements, rank, where its sizes, strides of x and of y lie. */
    void copy(int row, int first, int stride) {
        int x = tape[row + 1];
        int y = tape[row + 2];
        int n = tape[row + 3];
        int rank = tape[row + 4];
        int sizes = tape[row + 5];
        for (int i = first; i < n; i += stride) {
            int rest = i;
            int from = x;
            int to = y;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int size = layouts[sizes + axis];
                int index = rest % size;
                from += index * layouts[sizes + rank + axis];
                to += index * layouts[sizes + 2 * rank + axis];
                rest = rest / size;
            }
            mem[to] = mem[from];
        }
    }

    /**
     * y = x / (1 − rate) where the element's random number is at least rate, else 0. Operands: x, y, n, rate, the
     * stream, which of the launch's keys. An item takes the four elements that share a block of Philox-4x32-10.
     */
    void dropout(int row, int first, int stride) {
        int n = tape[row + 3];
        int stream = tape[row + 5];
        int key = 4 * tape[row + 6];
        for (int block = first; 4 * block < n; block += stride) {
            int x0 = block;
            int x1 = stream;
            int x2 = parameters[key + 2];
            int x3 = parameters[key + 3];
            int key0 = parameters[key];
            int key1 = parameters[key + 1];
            for (int round = 0; round < 10; round++) {
                int high0 = mulHighUnsigned(0xD2511F53, x0);
                int low0 = 0xD2511F53 * x0;
                int high1 = mulHighUnsigned(0xCD9E8D57, x2);
                int low1 = 0xCD9E8D57 * x2;
                x0 = high1 ^ x1 ^ key0;
                x1 = low1;
                x2 = high0 ^ x3 ^ key1;
                x3 = low0;
                key0 = key0 + 0x9E3779B9;
                key1 = key1 + 0xBB67AE85;
            }
            drop(row, 4 * block, x0);
            drop(row, 4 * block + 1, x1);
            drop(row, 4 * block + 2, x2);
            drop(row, 4 * block + 3, x3);
        }
    }

    void drop(int row, int i, int word) {
        int x = tape[row + 1];
        int y = tape[row + 2];
        int n = tape[row + 3];
        float rate = asFloat(tape[row + 4]);
        if (i < n) {
            float uniform = (word >>> 8) * 5.9604645e-8f;
            mem[y + i] = uniform >= rate ? mem[x + i] / (1f - rate) : 0f;
        }
    }

    /** The high word of the unsigned product: that of the signed one, mended for each factor's sign. */
    int mulHighUnsigned(int a, int b) {
        return mulHigh(a, b) + ((a >> 31) & b) + ((b >> 31) & a);
    }
}
