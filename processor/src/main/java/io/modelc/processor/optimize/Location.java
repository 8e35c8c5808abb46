package io.modelc.processor.optimize;

import io.modelc.processor.graph.Node;

/** A piece of memory from the first value in it to the last: values computed in place of another share one. */
final class Location {

    /** The time after the last instruction. */
    static final int END = Integer.MAX_VALUE;

    private final Node first;
    private final int start;
    private int lastUse;
    private Storage storage;

    /** The location of a value that instruction {@code start} computes and that {@code lastUse} is the last to read. */
    Location(Node first, int start, int lastUse) {
        this.first = first;
        this.start = start;
        this.lastUse = lastUse;
    }

    Node first() {
        return first;
    }

    int start() {
        return start;
    }

    int lastUse() {
        return lastUse;
    }

    /** The floats of one sample, or of all where there is no batch. */
    int size() {
        return first.dims().sampleSize();
    }

    boolean hasBatch() {
        return first.dims().hasBatch();
    }

    /** Where it is; null as long as nobody has decided. */
    Storage storage() {
        return storage;
    }

    Location at(Storage place) {
        storage = place;
        return this;
    }

    /** Whether a value computed at a time may overwrite what is here, which nobody reads later. */
    boolean canBecome(Node node, int time) {
        boolean foreign = storage instanceof Storage.InputMemory || storage instanceof Storage.WeightMemory;
        return !foreign
                && lastUse == time
                && hasBatch() == node.dims().hasBatch()
                && size() == node.dims().sampleSize();
    }

    /** Holds another value in place of the last one. */
    void become(int lastUseOfValue) {
        lastUse = lastUseOfValue;
    }

    /** Whether both hold something at the same time; what an instruction reads and what it computes do. */
    boolean overlaps(Location other) {
        return start <= other.lastUse && other.start <= lastUse;
    }
}
