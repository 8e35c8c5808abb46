package io.modelc.gpu;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Step;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Kernels on a device of OpenCL, through Aparapi. A step's instructions are recorded once for each batch size, as rows
 * on a tape, and replayed by one launch; all memory stays on the device meanwhile.
 *
 * <p>Any thread may call, one at a time. Aparapi runs one launch at a time in a process, so one model on the device has
 * full speed, and several share it.
 */
public final class GpuKernels extends Instructions {

    static final String NAME = "gpu";

    private final AddressSpace addresses;
    private final Tape tape;
    private final Launcher launcher;
    private final TreeMap<Integer, float[]> wrapped = new TreeMap<>();
    private Recording recording;

    GpuKernels(GpuDevice device, Collector collector) {
        this(device, collector, new TapeKernel());
    }

    /** Kernels whose tape a test can reach. */
    GpuKernels(GpuDevice device, Collector collector, TapeKernel kernel) {
        this.addresses = new AddressSpace(device.name(), device.limit());
        this.tape = new Tape(kernel);
        this.launcher = new Launcher(device, kernel, tape, addresses, collector);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** How many launches there have been: one for each step, if nothing is computed or read outside of steps. */
    public synchronized long launches() {
        return launcher.launches();
    }

    @Override
    public synchronized Buffer allocate(int length) {
        return addresses.reserve(length);
    }

    @Override
    public synchronized Buffer wrap(float[] host) {
        Buffer buffer = allocate(host.length);
        wrapped.put(buffer.offset(), host);
        write(buffer, host, 0, host.length);
        return buffer;
    }

    @Override
    public synchronized void toDevice(Buffer buffer) {
        int address = addresses.address("The wrapped buffer", buffer, buffer.length());
        write(buffer, hostArray(address), address - wrapped.floorKey(address), buffer.length());
    }

    @Override
    public synchronized void toHost(Buffer buffer) {
        int address = addresses.address("The wrapped buffer", buffer, buffer.length());
        read(buffer, hostArray(address), address - wrapped.floorKey(address), buffer.length());
    }

    private float[] hostArray(int address) {
        Integer start = wrapped.floorKey(address);
        if (start == null || address - start > wrapped.get(start).length) {
            throw new IllegalArgumentException("The buffer is not part of a wrapped array");
        }
        return wrapped.get(start);
    }

    @Override
    public synchronized void write(Buffer to, float[] from, int fromOffset, int length) {
        requireOutsideAStep("written");
        Objects.checkFromIndexSize(fromOffset, length, from.length);
        launcher.write(addresses.address("The buffer to write", to, length), from, fromOffset, length);
    }

    @Override
    public synchronized void read(Buffer from, float[] to, int toOffset, int length) {
        requireOutsideAStep("read");
        Objects.checkFromIndexSize(toOffset, length, to.length);
        launcher.read(addresses.address("The buffer to read", from, length), to, toOffset, length);
    }

    @Override
    public synchronized void fetch(Buffer from, int length) {
        int address = addresses.address("The buffer to fetch", from, length);
        if (recording != null) {
            recording.fetch(address, length);
        }
    }

    @Override
    public synchronized void run(Step step, int batch) {
        requireOutsideAStep("run");
        Program program = tape.find(step, batch);
        launcher.launch(program == null ? record(step, batch) : program);
    }

    private Program record(Step step, int batch) {
        tape.prepare();
        Tape.Mark mark = tape.mark();
        Recording made = new Recording();
        boolean done = false;
        recording = made;
        try {
            step.issue(batch);
            done = true;
        } finally {
            recording = null;
            if (!done) {
                tape.reset(mark);
            }
        }
        return tape.keep(step, batch, made);
    }

    @Override
    synchronized void issue(Function<Recording, Row> instruction) {
        if (recording != null) {
            recording.add(instruction.apply(recording));
        } else {
            Tape.Mark mark = tape.mark();
            Recording once = new Recording();
            once.add(instruction.apply(once));
            launcher.launchOnce(once, mark);
        }
    }

    @Override
    Row row(int op, String instruction) {
        return new Row(addresses, op, instruction);
    }

    @Override
    int layout(int[] layout) {
        return tape.layout(layout);
    }

    private void requireOutsideAStep(String done) {
        if (recording != null) {
            throw new IllegalStateException("Within a step instructions are only recorded, and nothing can be " + done
                    + ": do so before or after it");
        }
    }

    @Override
    public synchronized void close() {
        launcher.close();
    }
}
