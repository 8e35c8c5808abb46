package io.modelc.gpu;

import io.modelc.kernels.Buffer;

/** A row of the tape being written: an op code and its operands, in the order in which the device reads them. */
final class Row {

    /** The operand that stands for a buffer that is not given. */
    static final int NONE = -1;

    private final AddressSpace addresses;
    private final String instruction;
    private final int[] numbers = new int[OpCode.ROW];
    private int count;

    /** A row without operands. The instruction's name is for errors. */
    Row(AddressSpace addresses, int op, String instruction) {
        this.addresses = addresses;
        this.instruction = instruction;
        number(op);
    }

    Row number(int value) {
        numbers[count++] = value;
        return this;
    }

    Row number(float value) {
        return number(Float.floatToRawIntBits(value));
    }

    Row flag(boolean value) {
        return number(value ? 1 : 0);
    }

    /** The address of an operand of which the instruction reads or writes {@code needed} floats. */
    Row buffer(String operand, Buffer buffer, long needed) {
        return number(addresses.address(operand + " of " + instruction, buffer, needed));
    }

    /** The address of an operand that may be null. */
    Row optional(String operand, Buffer buffer, long needed) {
        return buffer == null ? number(NONE) : buffer(operand, buffer, needed);
    }

    /** The address of an operand of which indices from {@code offset + lowest} to {@code offset + highest} are used. */
    Row view(String operand, Buffer buffer, int offset, long lowest, long highest) {
        if (offset + lowest < 0) {
            throw new IllegalArgumentException(
                    operand + " of " + instruction + " begins at index " + (offset + lowest) + ", before the buffer");
        }
        buffer(operand, buffer, offset + highest + 1);
        numbers[count - 1] += offset;
        return this;
    }

    int[] numbers() {
        return numbers;
    }
}
