package io.modelc.processor.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which locations share a block of memory: the largest first, each in the smallest block whose locations it does not
 * overlap in time. This is "greedy by size for shared objects" of Pisarchyk and Lee, "Efficient memory management for
 * deep neural net inference", 2020.
 */
final class BlockAssignment {

    private final List<List<Location>> blocks = new ArrayList<>();

    /** Gives each location a place in a block; the sizes of the blocks, in the order of their first use. */
    static List<Integer> assign(List<Location> locations) {
        BlockAssignment assignment = new BlockAssignment();
        locations.stream()
                .sorted(Comparator.comparingInt(Location::size).reversed().thenComparingInt(Location::start))
                .forEach(assignment::place);
        return assignment.number();
    }

    private void place(Location location) {
        List<Location> best = null;
        for (List<Location> block : blocks) {
            boolean free = block.stream().noneMatch(location::overlaps);
            if (free && (best == null || size(block) < size(best))) {
                best = block;
            }
        }
        if (best == null) {
            best = new ArrayList<>();
            blocks.add(best);
        }
        best.add(location);
    }

    private List<Integer> number() {
        blocks.sort(Comparator.comparingInt(
                block -> block.stream().mapToInt(Location::start).min().orElseThrow()));
        for (int i = 0; i < blocks.size(); i++) {
            for (Location location : blocks.get(i)) {
                location.at(new Storage.Block(i, location.size()));
            }
        }
        return blocks.stream().map(BlockAssignment::size).toList();
    }

    /** The first location of a block is its largest. */
    private static int size(List<Location> block) {
        return block.get(0).size();
    }
}
