package io.modelc.gpu;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the garbage collector does to a large array. Where it moves the array, Aparapi makes a new buffer on the device
 * from the host's numbers, which are old. G1 does not move an array of more than half a region, as long as the heap is
 * not exhausted; other collectors may move any.
 *
 * @param leavesInPlace whether it leaves an array of at least {@code shortest} floats where it is
 * @param shortest the least length of the array
 */
record Collector(boolean leavesInPlace, int shortest) {

    /** More than the array's header takes, in floats. */
    private static final int MARGIN = 1024;

    /** The collector of this process. */
    static Collector ofThisProcess() {
        boolean g1 = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .anyMatch(name -> name.startsWith("G1"));
        return g1 ? new Collector(true, halfARegion() + MARGIN) : new Collector(false, 1);
    }

    private static int halfARegion() {
        String bytes = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("G1HeapRegionSize")
                .getValue();
        return Math.toIntExact(Long.parseLong(bytes) / 2 / Float.BYTES);
    }
}
