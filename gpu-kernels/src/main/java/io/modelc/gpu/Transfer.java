package io.modelc.gpu;

/**
 * Numbers that move between the device's memory and a staging array.
 *
 * @param address where they are on the device
 * @param position where they are in the staging array
 * @param length how many
 */
record Transfer(int address, int position, int length) {

    /** Whether some floats on the device are part of this. */
    boolean covers(int otherAddress, int otherLength) {
        return otherAddress >= address && otherAddress + otherLength <= address + length;
    }

    /** Whether some floats on the device and these have any in common. */
    boolean overlaps(int otherAddress, int otherLength) {
        return otherAddress < address + length && address < otherAddress + otherLength;
    }
}
