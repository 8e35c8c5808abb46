package io.modelc.gpu;

/**
 * The instructions of the tape: the first number of each row. They are plain numbers because the device reads them, and
 * compile-time constants because the translation to OpenCL follows no other class.
 */
final class OpCode {

    /** Numbers in a row of the tape: the op code and the operands, which the instruction's method names. */
    static final int ROW = 16;

    static final int STORE = 1;
    static final int MATMUL = 2;
    static final int UNARY = 3;
    static final int BINARY = 4;
    static final int BINARY_NUMBER = 5;
    static final int BINARY_ROW = 6;
    static final int SELECT = 7;
    static final int FILL = 8;
    static final int DROPOUT = 9;
    static final int SOFTMAX = 10;
    static final int SOFTMAX_GRADIENT = 11;
    static final int LOG_SOFTMAX = 12;
    static final int LOG_SOFTMAX_GRADIENT = 13;
    static final int SUM = 14;
    static final int COPY = 15;
    static final int SQUARED_ERROR = 16;
    static final int ABSOLUTE_ERROR = 17;
    static final int BINARY_CROSSENTROPY = 18;
    static final int CROSSENTROPY = 19;
    static final int CROSSENTROPY_OF_LOGITS = 20;
    static final int SGD = 21;
    static final int ADAM = 22;

    private OpCode() {}
}
