package io.modelc.gpu;

import com.aparapi.Kernel;

/**
 * What every instruction works with: the arrays of the device, the tape's operands, functions of OpenCL, and sums over
 * a group.
 *
 * <p>The kernel is one class for the device. It is written as a chain of classes, one for each family of instructions,
 * because the translation follows superclasses; what these may contain is what Aparapi can translate: no switch, no
 * break, no overloads, no lambdas, every local with a value, braces throughout, no scalar field
 * written, and no name that is a word of OpenCL C (half).
 */
abstract class DeviceMemory extends Kernel {

    /** Work items in a group. Barriers are reported wrong above it on some drivers. */
    static final int GROUP = 256;

    /** Less than every finite float: the maximum of nothing. */
    static final float LOWEST = -3.4028235e38f;

    /** All that stays on the device: weights, gradients, values. The host's array is its image. */
    float[] mem = new float[1];

    /** Numbers on their way to the device. */
    float[] in = new float[1];

    /** Numbers on their way back. */
    float[] out = new float[1];

    /** The recorded programs, {@link OpCode#ROW} numbers for each instruction. */
    int[] tape = new int[OpCode.ROW];

    /** The layouts of the tape's copies. */
    int[] layouts = new int[1];

    /** What changes from launch to launch: random keys, 4 numbers each, then loads, 3 numbers each. */
    int[] parameters = new int[1];

    /** The row of the tape that the launch begins with. */
    int start;

    /** How many loads come before that row. They share a pass, which is absent for none. */
    int loads;

    /** Where the loads begin in {@link #parameters}. */
    int loadsAt;

    /** One number for each work item, for sums and maxima over a group. */
    @Local
    final float[] shared = new float[GROUP];

    // Functions of OpenCL C. Only their names count: the bodies are never run, but Aparapi wants them translatable.

    /** The float with these bits. */
    @OpenCLMapping(mapTo = "as_float")
    float asFloat(int bits) {
        return bits;
    }

    /** The high word of the signed product. */
    @OpenCLMapping(mapTo = "mul_hi")
    int mulHigh(int a, int b) {
        return a + b;
    }

    /** The error function, to 16 units in the last place. */
    @OpenCLMapping(mapTo = "erf")
    float erf(float x) {
        return x;
    }

    /** The maximum of one value of each work item of the group, for all of them. Every item must come here. */
    float groupMax(int item, float value) {
        shared[item] = value;
        localBarrier();
        for (int reach = GROUP / 2; reach > 0; reach >>= 1) {
            if (item < reach) {
                shared[item] = max(shared[item], shared[item + reach]);
            }
            localBarrier();
        }
        float result = shared[0];
        localBarrier();
        return result;
    }

    /** The sum of one value of each work item of the group, for all of them. Every item must come here. */
    float groupSum(int item, float value) {
        shared[item] = value;
        localBarrier();
        for (int reach = GROUP / 2; reach > 0; reach >>= 1) {
            if (item < reach) {
                shared[item] = shared[item] + shared[item + reach];
            }
            localBarrier();
        }
        float result = shared[0];
        localBarrier();
        return result;
    }
}
