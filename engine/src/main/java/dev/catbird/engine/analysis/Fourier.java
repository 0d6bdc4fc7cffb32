package dev.catbird.engine.analysis;

import org.jtransforms.fft.FloatFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * The real Fourier transform of one size, in place. Thread: one; building it allocates, calls do not.
 *
 * <p>A transformed array holds, for a power of two {@code n}: {@code a[0]} the constant, {@code a[1]} the bin at half the
 * rate, {@code a[2k]}, {@code a[2k + 1]} the real and imaginary part of bin {@code k}.
 */
public final class Fourier {
    private final int size;
    private final FloatFFT_1D transform;

    /** A transform of {@code size} samples, a power of two from 2 on. */
    public Fourier(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("transform of " + size + " samples; powers of two only");
        }
        this.size = size;
        // More than one thread starts a pool that outlives the program by 45 s and gains nothing at our sizes.
        ConcurrencyUtils.setNumberOfThreads(1);
        transform = new FloatFFT_1D(size);
    }

    public int size() {
        return size;
    }

    public void forward(float[] a) {
        transform.realForward(a);
    }
}
