package io.modelc.kernels;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The test that every implementation of {@link Kernels} passes: each instruction against the same computation in
 * doubles, over odd sizes, offsets, and outputs that are inputs. An implementation's test extends it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KernelsContract
        implements MatmulContract,
                ElementwiseContract,
                DropoutContract,
                RowsContract,
                MovesContract,
                LossContract,
                OptimizerContract {

    private Kernels kernels;

    /** New kernels to test. */
    protected abstract Kernels create();

    @BeforeAll
    final void open() {
        kernels = create();
    }

    @AfterAll
    final void close() {
        if (kernels != null) {
            kernels.close();
        }
    }

    @Override
    public final Kernels kernels() {
        return kernels;
    }
}
