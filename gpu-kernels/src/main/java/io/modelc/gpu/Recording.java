package io.modelc.gpu;

import io.modelc.kernels.RandomKey;
import java.util.ArrayList;
import java.util.List;

/** The instructions of a step as they are issued. */
final class Recording {

    private final List<int[]> rows = new ArrayList<>();
    private final List<RandomKey> keys = new ArrayList<>();
    private final List<Transfer> fetches = new ArrayList<>();
    private int fetched = Residency.FIRST_FETCHED;

    void add(Row row) {
        rows.add(row.numbers());
    }

    /** The position among the step's random keys of one that an instruction uses. */
    int key(RandomKey key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == key) {
                return i;
            }
        }
        keys.add(key);
        return keys.size() - 1;
    }

    /** Has the floats at an address brought to the host after the step. */
    void fetch(int address, int length) {
        fetches.add(new Transfer(address, fetched, length));
        fetched = Math.addExact(fetched, length);
    }

    /**
     * The rows, and after them those that bring what is fetched, and the canary with it, to where the host reads: what
     * is fetched is what is there at the end of the step.
     */
    List<int[]> rows() {
        List<int[]> all = new ArrayList<>(rows);
        if (!fetches.isEmpty()) {
            all.add(store(new Transfer(AddressSpace.CANARY, 0, 1)));
            fetches.forEach(transfer -> all.add(store(transfer)));
        }
        return all;
    }

    List<RandomKey> keys() {
        return List.copyOf(keys);
    }

    List<Transfer> fetches() {
        return List.copyOf(fetches);
    }

    private static int[] store(Transfer transfer) {
        int[] row = new int[OpCode.ROW];
        row[0] = OpCode.STORE;
        row[1] = transfer.address();
        row[2] = transfer.position();
        row[3] = transfer.length();
        return row;
    }
}
