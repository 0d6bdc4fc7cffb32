package dev.catbird.bench;

import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the inner loops cost at the sizes of the default setting: 255 bins, windows of 1024 frames, five pieces, shifts of 6
 * ms to either side. Rows are read from a megabyte. Thread: the benchmark's. Not run by the build; from the repository's
 * root, {@code -prof gc} for what is allocated:
 *
 * <pre>
 * mvn -q -DskipTests verify dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp bench/target/classes:$(cat bench/target/classpath) org.openjdk.jmh.Main KernelBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {
            "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
            "-XX:CompileCommand=dontinline,dev.catbird.engine.kernel.VectorKernels::*"
        })
public class KernelBenchmark {
    private static final int BINS = 255;

    /** Room for the bins in whole vectors. */
    private static final int BINS_ROOM = 256;

    private static final int ROWS = 4096;
    private static final int PIECES = 5;
    private static final int ROUNDS = 12;
    private static final int WINDOW_FRAMES = 1024;
    private static final int SHIFTS = 529;

    /** The twin: plain Java, or the Vector API. */
    @Param({"plain", "vector"})
    public String twin = "plain";

    private final Random random = new Random(1);
    private final byte[] rows = new byte[ROWS * BINS + BINS_ROOM];
    private final float[] query = Arrays.copyOf(numbers(BINS), BINS_ROOM);
    private final float[] scores = new float[ROWS];
    private final float[] magnitudes = numbers(BINS_ROOM);
    private final float[][] distributions = new float[PIECES][];
    private final float[] gains = new float[PIECES];
    private final float[] waveform = numbers(WINDOW_FRAMES);
    private final float[] window = numbers(WINDOW_FRAMES);
    private final float[] piece = numbers(WINDOW_FRAMES + SHIFTS);
    private final float[] correlation = numbers(SHIFTS);
    private Kernels kernels = Kernels.plain();

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 0.01f + random.nextFloat();
        }
        return numbers;
    }

    /** Chooses the twin. */
    @Setup
    public void choose() {
        kernels = twin.equals("plain") ? Kernels.plain() : Kernels.vector().orElseThrow();
        random.nextBytes(rows);
        for (int i = 0; i < PIECES; i++) {
            distributions[i] = numbers(BINS_ROOM);
        }
    }

    /** Two rows of floats. */
    @Benchmark
    public float inner() {
        return kernels.inner(magnitudes, 0, query, 0, BINS);
    }

    /** One row of bytes. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public float[] innerRows() {
        kernels.innerRows(rows, 0, BINS, ROWS, query, BINS, scores, 0);
        return scores;
    }

    /** One row of bytes, squared. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public float[] innerSquaredRows() {
        kernels.innerSquaredRows(rows, 0, BINS, ROWS, query, BINS, scores, 0);
        return scores;
    }

    /** A row of floats, scaled. */
    @Benchmark
    public float[] addScaled() {
        kernels.addScaled(scores, query, 1e-6f, BINS);
        return scores;
    }

    /** A row of floats by another. */
    @Benchmark
    public float[] quotient() {
        kernels.quotient(magnitudes, query, scores, BINS);
        return scores;
    }

    /** Twelve rounds over the gains of five pieces. */
    @Benchmark
    public float[] refit() {
        for (int i = 0; i < PIECES; i++) {
            gains[i] = 1;
        }
        kernels.refit(magnitudes, distributions, gains, PIECES, 1e-9f, ROUNDS, scores, BINS);
        return gains;
    }

    /** A grain as long as a window, one channel. */
    @Benchmark
    public float[] multiplyAccumulate() {
        kernels.multiplyAccumulate(waveform, 0, window, 0, 1e-6f, piece, 1, WINDOW_FRAMES);
        return piece;
    }

    /** All shifts of a window. */
    @Benchmark
    public float[] correlate() {
        kernels.correlate(waveform, WINDOW_FRAMES, piece, SHIFTS, correlation);
        return correlation;
    }

    /** The best of all shifts. */
    @Benchmark
    public int peak() {
        return kernels.peak(correlation, SHIFTS) + kernels.peak(correlation, -1, SHIFTS);
    }
}
