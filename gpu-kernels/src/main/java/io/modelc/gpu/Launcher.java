package io.modelc.gpu;

import com.aparapi.Range;
import com.aparapi.exception.CompileFailedException;
import io.modelc.kernels.RandomKey;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.List;

/** Runs programs on the device, and moves numbers to it and back. */
final class Launcher implements AutoCloseable {

    /** Disposes of the kernels that nobody closed. */
    private static final Cleaner CLEANER = Cleaner.create();

    /** A launch of nothing but loads. */
    private static final Program NOTHING = new Program(0, 0, List.of(), List.of());

    private final TapeKernel kernel;
    private final Tape tape;
    private final Range range;
    private final Loads loads;
    private final Residency residency;
    private final Cleaner.Cleanable disposal;
    private List<Transfer> fetched = List.of();
    private String broken;
    private long launches;

    /**
     * Translates the kernel for a device, and tries it.
     *
     * @throws IllegalStateException if it cannot be translated or run, with the reason
     */
    Launcher(GpuDevice device, TapeKernel kernel, Tape tape, AddressSpace addresses, Collector collector) {
        this.kernel = kernel;
        this.tape = tape;
        this.range = device.range();
        this.loads = new Loads(kernel);
        this.residency = new Residency(kernel, addresses, collector);
        kernel.setExplicit(true);
        compile(device);
        // A pass that does nothing: whether it really runs on the device, and because Aparapi's native part ends the
        // process where a kernel is disposed of that never ran.
        execute(1);
        this.disposal = CLEANER.register(this, kernel::dispose);
    }

    private void compile(GpuDevice device) {
        try {
            kernel.compile(device.device());
        } catch (CompileFailedException e) {
            throw new IllegalStateException(
                    "The kernels cannot be compiled for the device '" + device.name()
                            + "': update its driver, or compute on the CPU (-Dmodelc.kernels=plain)",
                    e);
        }
    }

    /** Puts numbers at an address, with the next launch. */
    void write(int address, float[] from, int offset, int length) {
        requireWorking();
        fetched = List.of();
        for (int done = 0; done < length; done += Loads.LONGEST) {
            writePart(address + done, from, offset + done, Math.min(Loads.LONGEST, length - done));
        }
    }

    private void writePart(int address, float[] from, int offset, int length) {
        if (residency.onDevice() && !loads.hasRoomFor(address, length)) {
            launch(NOTHING);
        }
        if (residency.onDevice()) {
            loads.add(address, from, offset, length);
        } else {
            System.arraycopy(from, offset, residency.image(), address, length);
        }
    }

    /** Gets the numbers at an address: those that the last program fetched, or by a launch for them. */
    void read(int address, float[] to, int offset, int length) {
        requireWorking();
        for (Transfer transfer : fetched) {
            if (transfer.covers(address, length)) {
                int position = transfer.position() + address - transfer.address();
                System.arraycopy(kernel.out, position, to, offset, length);
                return;
            }
        }
        for (int done = 0; done < length; done += Loads.LONGEST) {
            readPart(address + done, to, offset + done, Math.min(Loads.LONGEST, length - done));
        }
    }

    private void readPart(int address, float[] to, int offset, int length) {
        if (residency.onDevice()) {
            Recording recording = new Recording();
            recording.fetch(address, length);
            launchOnce(recording, tape.mark());
            System.arraycopy(kernel.out, Residency.FIRST_FETCHED, to, offset, length);
        } else {
            System.arraycopy(residency.image(), address, to, offset, length);
        }
    }

    long launches() {
        return launches;
    }

    /** Runs what was recorded and forgets it: the tape is as it was at the mark. */
    void launchOnce(Recording recording, Tape.Mark mark) {
        try {
            launch(tape.append(recording));
        } finally {
            tape.reset(mark);
        }
        fetched = List.of();
    }

    /** Runs a program, after the loads that wait. After a failure nothing on the device can be trusted. */
    void launch(Program program) {
        requireWorking();
        fetched = List.of();
        try {
            run(program);
        } catch (IllegalStateException e) {
            broken = e.getMessage();
            throw e;
        }
    }

    private void run(Program program) {
        residency.bring(loads);
        hand(program);
        int passes = program.rows() + (loads.isEmpty() ? 0 : 1);
        if (passes > 0) {
            execute(passes);
        }
        loads.clear();
        if (!program.fetches().isEmpty()) {
            kernel.get(kernel.out);
            residency.check(kernel.out[0]);
            fetched = program.fetches();
        }
        residency.settle(loads);
    }

    /** Gives the kernel what changes from launch to launch. */
    private void hand(Program program) {
        int keyed = 4 * program.keys().size();
        int needed = keyed + loads.tableLength();
        if (needed > kernel.parameters.length) {
            kernel.parameters = Arrays.copyOf(kernel.parameters, 2 * needed);
        }
        int next = 0;
        for (int i = 0; i < program.keys().size(); i++) {
            RandomKey key = program.keys().get(i);
            kernel.parameters[next++] = (int) key.seed();
            kernel.parameters[next++] = (int) (key.seed() >>> 32);
            kernel.parameters[next++] = (int) key.step();
            kernel.parameters[next++] = (int) (key.step() >>> 32);
        }
        loads.hand(keyed);
        kernel.put(kernel.parameters);
        kernel.start = program.start();
        kernel.out = Staging.fitting(kernel.out, program.fetched());
    }

    /** Aparapi reports what the driver refuses by an AssertionError, and would rather compute slowly than fail. */
    private void execute(int passes) {
        try {
            launches++;
            kernel.execute(range, passes);
        } catch (AssertionError e) {
            throw new IllegalStateException(
                    "The device refused to run the program: it may have too little memory. A smaller batch needs less",
                    e);
        }
        if (!kernel.isRunningCL()) {
            throw new IllegalStateException("The program ran on Aparapi's Java threads instead of the device");
        }
    }

    private void requireWorking() {
        if (broken != null) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        broken = "These kernels are closed";
        disposal.clean();
    }
}
