package dev.catbird.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LateKernelsTest {
    private final Kernels vector = Kernels.vector().orElseThrow(() -> new AssertionError(Kernels.description()));
    private final FourierKernels fourierVector = FourierChoice.VECTOR.orElseThrow();
    private int asked;
    private final LateFourierKernels fourier = new LateFourierKernels(() -> fourierVector);
    private final LateKernels late = new LateKernels(
            () -> {
                asked++;
                return vector;
            },
            fourier);

    @Test
    void plainKernelsAreCalledUntilTheOthersAreCompiled() {
        assertSame(Kernels.plain(), late.now());
        assertSame(FourierKernels.plain(), fourier.now());
        assertEquals(0, asked, "nothing of the Vector API is loaded before");
        late.warmUp();
        assertSame(vector, late.now());
        assertSame(fourierVector, fourier.now());
        late.warmUp();
        assertEquals(1, asked);
    }

    @Test
    void theChangeCannotBeHeard() {
        Random random = new Random(1);
        float[] a = new float[1024];
        float[] b = new float[1600];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) random.nextGaussian();
            b[i] = (float) random.nextGaussian();
        }
        float[] before = new float[501];
        float[] after = new float[501];
        late.correlate(a, 1024, b, 501, before);
        float inner = late.inner(a, 3, b, 5, 777);
        late.warmUp();
        late.correlate(a, 1024, b, 501, after);
        assertEquals(inner, late.inner(a, 3, b, 5, 777));
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], after[i]);
        }
    }
}
