package io.modelc.weights;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;

/**
 * Numbers one after the other, on the host and where kernels compute: all weights of a model, their gradients, or an
 * optimizer's state for them. It remembers which side changed last, and brings the other up to date when it is asked
 * for, so that nothing is copied in a training loop that nobody looks at.
 */
public final class Arena {

    private final float[] host;
    private Kernels kernels;
    private Buffer buffer;
    private boolean hostIsOld;
    private boolean deviceIsOld;

    /** Zeros. */
    public Arena(int length) {
        this.host = new float[length];
    }

    /** The number of floats. */
    public int length() {
        return host.length;
    }

    /** The numbers where {@code kernels} read them, up to date. */
    public synchronized Buffer on(Kernels kernels) {
        if (this.kernels != kernels) {
            read();
            this.kernels = kernels;
            buffer = kernels.wrap(host);
            deviceIsOld = true;
        }
        if (deviceIsOld) {
            kernels.toDevice(buffer);
            deviceIsOld = false;
        }
        return buffer;
    }

    /** Says that kernels have changed the numbers. */
    public synchronized void changedByKernels() {
        hostIsOld = true;
    }

    /** The numbers on the host, up to date, to be read only. */
    public synchronized float[] read() {
        if (hostIsOld) {
            kernels.toHost(buffer);
            hostIsOld = false;
        }
        return host;
    }

    /** The numbers on the host, up to date, to be changed now: kernels get them when they next ask. */
    public synchronized float[] change() {
        read();
        deviceIsOld = true;
        return host;
    }
}
