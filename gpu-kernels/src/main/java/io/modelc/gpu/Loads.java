package io.modelc.gpu;

import java.util.ArrayList;
import java.util.List;

/** Numbers that were written since the last launch, on their way to the device with the next. */
final class Loads {

    /** The longest that is moved at once, 16 MB; longer writes are moved in parts. */
    static final int LONGEST = 1 << 22;

    private final TapeKernel kernel;
    private final List<Transfer> transfers = new ArrayList<>();
    private int used;

    Loads(TapeKernel kernel) {
        this.kernel = kernel;
    }

    boolean isEmpty() {
        return transfers.isEmpty();
    }

    /** Whether the next launch can bring these too: all loads run at once, so none may overlap another. */
    boolean hasRoomFor(int address, int length) {
        for (Transfer transfer : transfers) {
            if (transfer.overlaps(address, length)) {
                return false;
            }
        }
        return isEmpty() || used + length <= LONGEST;
    }

    void add(int address, float[] from, int offset, int length) {
        float[] staged = Staging.withRoom(kernel.in, used, used + length);
        System.arraycopy(from, offset, staged, used, length);
        kernel.in = staged;
        transfers.add(new Transfer(address, used, length));
        used += length;
    }

    /** Hands the loads to the kernel for a launch: their numbers, and the table of them from {@code at} on. */
    void hand(int at) {
        kernel.loads = transfers.size();
        kernel.loadsAt = at;
        int next = at;
        for (Transfer transfer : transfers) {
            kernel.parameters[next++] = transfer.address();
            kernel.parameters[next++] = transfer.position();
            kernel.parameters[next++] = transfer.length();
        }
        if (!isEmpty()) {
            kernel.in = Staging.fitting(kernel.in, used);
            kernel.put(kernel.in);
        }
    }

    /** How many numbers the table takes. */
    int tableLength() {
        return 3 * transfers.size();
    }

    /** Writes the numbers to the host's image of the memory instead. */
    void apply(float[] image) {
        for (Transfer transfer : transfers) {
            System.arraycopy(kernel.in, transfer.position(), image, transfer.address(), transfer.length());
        }
        clear();
    }

    void clear() {
        transfers.clear();
        used = 0;
    }
}
