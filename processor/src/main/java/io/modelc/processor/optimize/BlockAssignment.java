package io.modelc.processor.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which locations share a block of memory: the largest first, each in the smallest block whose locations it does not
 * overlap in time. This is "greedy by size for shared objects" of Pisarchyk and Lee, "Efficient memory management for
 * deep neural net inference", 2020.
 *
 * <p>In a deep network most values are alive when the forward pass ends, and none of these can share a block. So blocks
 * that are taken at that time are not searched for values that are alive then.
 */
final class BlockAssignment {

    /** A block, its locations by their start; they do not overlap, and the first that came is the largest. */
    private static final class Block {

        private final int size;
        private final TreeMap<Integer, Location> locations = new TreeMap<>();

        Block(int size) {
            this.size = size;
        }

        /** Of those that start in time, only the last can reach into the new location. */
        boolean isFreeFor(Location location) {
            Map.Entry<Integer, Location> last = locations.floorEntry(location.lastUse());
            return last == null || !last.getValue().overlaps(location);
        }
    }

    private final int busiest;
    private final List<Block> takenAtBusiest = new ArrayList<>();
    private final List<Block> freeAtBusiest = new ArrayList<>();

    private BlockAssignment(int busiest) {
        this.busiest = busiest;
    }

    /**
     * Gives each location a place in a block; the sizes of the blocks, in the order of their first use.
     *
     * @param busiest a time at which many locations are in use
     */
    static List<Integer> assign(List<Location> locations, int busiest) {
        BlockAssignment assignment = new BlockAssignment(busiest);
        locations.stream()
                .sorted(Comparator.comparingInt(Location::size).reversed().thenComparingInt(Location::start))
                .forEach(assignment::place);
        return assignment.number();
    }

    private void place(Location location) {
        boolean aliveAtBusiest = location.start() <= busiest && busiest <= location.lastUse();
        Block block = smallestFree(freeAtBusiest, location);
        if (!aliveAtBusiest) {
            Block other = smallestFree(takenAtBusiest, location);
            block = block == null || other != null && other.size < block.size ? other : block;
        }
        if (block == null) {
            block = new Block(location.size());
            (aliveAtBusiest ? takenAtBusiest : freeAtBusiest).add(block);
        } else if (aliveAtBusiest) {
            freeAtBusiest.remove(block);
            takenAtBusiest.add(block);
        }
        block.locations.put(location.start(), location);
    }

    private static Block smallestFree(List<Block> blocks, Location location) {
        Block best = null;
        for (Block block : blocks) {
            if ((best == null || block.size < best.size) && block.isFreeFor(location)) {
                best = block;
            }
        }
        return best;
    }

    private List<Integer> number() {
        List<Block> blocks = new ArrayList<>(takenAtBusiest);
        blocks.addAll(freeAtBusiest);
        blocks.sort(Comparator.comparingInt(block -> block.locations.firstKey()));
        for (int i = 0; i < blocks.size(); i++) {
            for (Location location : blocks.get(i).locations.values()) {
                location.at(new Storage.Block(i, location.size()));
            }
        }
        return blocks.stream().map(block -> block.size).toList();
    }
}
