package io.modelc.gpu;

/** What moves the weights. The rates are numbers on the device, so that a recorded step can be run with others. */
abstract class DeviceOptimizers extends DeviceLosses {

    /** Operands: w, g, velocity or −1, parameters (rate, momentum), whether nesterov, n. */
    void sgd(int row, int first, int stride) {
        int w = tape[row + 1];
        int g = tape[row + 2];
        int velocity = tape[row + 3];
        float rate = mem[tape[row + 4]];
        int n = tape[row + 6];
        if (velocity < 0) {
            for (int i = first; i < n; i += stride) {
                mem[w + i] = mem[w + i] - rate * mem[g + i];
            }
        } else {
            float momentum = mem[tape[row + 4] + 1];
            for (int i = first; i < n; i += stride) {
                float step = rate * mem[g + i];
                float v = momentum * mem[velocity + i] - step;
                mem[velocity + i] = v;
                mem[w + i] = mem[w + i] + (tape[row + 5] == 1 ? momentum * v - step : v);
            }
        }
    }

    /** Operands: w, g, m, v, parameters (α, 1 − β₁, 1 − β₂, ε), n. */
    void adam(int row, int first, int stride) {
        int w = tape[row + 1];
        int g = tape[row + 2];
        int m = tape[row + 3];
        int v = tape[row + 4];
        int numbers = tape[row + 5];
        float alpha = mem[numbers];
        float mShare = mem[numbers + 1];
        float vShare = mem[numbers + 2];
        float epsilon = mem[numbers + 3];
        int n = tape[row + 6];
        for (int i = first; i < n; i += stride) {
            float gradient = mem[g + i];
            float mean = mem[m + i] + (gradient - mem[m + i]) * mShare;
            float variance = mem[v + i] + (gradient * gradient - mem[v + i]) * vShare;
            mem[m + i] = mean;
            mem[v + i] = variance;
            mem[w + i] = mem[w + i] - alpha * mean / (sqrt(variance) + epsilon);
        }
    }
}
