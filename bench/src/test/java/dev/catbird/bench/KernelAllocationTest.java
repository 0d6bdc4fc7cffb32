package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compiled kernels allocate nothing, of either twin: with the Vector API that is the compiler's work, not ours. */
class KernelAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The compiler takes its time after the warm-up, on a busy machine more: a clean round until then proves enough. */
    private static final long PATIENCE_NS = 20_000_000_000L;

    private static final int CALLS = 500;
    private static final int BINS = 255;
    private static final int PIECES = 5;
    private static final int SHIFTS = 529;

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Map<String, Runnable> calls(Kernels kernels) {
        float[] query = ones(256);
        query[BINS] = 0;
        float[] tight = ones(BINS);
        float[] into = ones(2048);
        float[] long1 = ones(2048);
        float[][] distributions = new float[PIECES][];
        Arrays.setAll(distributions, i -> ones(i % 2 == 0 ? 256 : BINS));
        float[] gains = ones(PIECES);
        byte[] rows = new byte[8 * BINS];
        Map<String, Runnable> calls = new TreeMap<>();
        calls.put("inner", () -> into[0] = kernels.inner(query, 0, long1, 1, BINS));
        calls.put("inner of tight arrays", () -> into[0] = kernels.inner(query, 0, tight, 0, BINS));
        calls.put("innerRows", () -> kernels.innerRows(rows, 0, BINS, 8, query, BINS, into, 0));
        calls.put("innerColumns", () -> kernels.innerColumns(long1, 0, 32, query, 64, into));
        calls.put("innerSquaredRows", () -> kernels.innerSquaredRows(rows, 0, BINS, 8, query, BINS, into, 0));
        calls.put("squash", () -> kernels.squash(query, into, 64));
        calls.put("explain", () -> kernels.explain(distributions, gains, PIECES, 1e-9f, into, BINS));
        calls.put("refit", () -> {
            Arrays.fill(gains, 1);
            kernels.refit(query, distributions, gains, PIECES, 1e-9f, 3, into, BINS);
        });
        calls.put("multiplyAccumulate", () -> kernels.multiplyAccumulate(long1, 0, query, 0, 0.1f, into, 1, BINS));
        calls.put("correlate", () -> kernels.correlate(query, 8, long1, SHIFTS, into));
        calls.put("peak", () -> gains[0] = kernels.peak(long1, SHIFTS) + kernels.peak(long1, -1, SHIFTS));
        return calls;
    }

    private static long fewestBytes(Runnable call, long patienceNs) {
        long self = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        long end = System.nanoTime() + patienceNs;
        while (fewest > 0 && (fewest == Long.MAX_VALUE || System.nanoTime() < end)) {
            long before = THREADS.getThreadAllocatedBytes(self);
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            fewest = Math.min(fewest, THREADS.getThreadAllocatedBytes(self) - before);
        }
        return fewest;
    }

    @Test
    void compiledKernelsAllocateNothing() {
        for (Kernels kernels : new Kernels[] {Kernels.plain(), Kernels.vector().orElseThrow()}) {
            kernels.warmUp();
            calls(kernels)
                    .forEach((name, call) -> assertEquals(
                            0,
                            fewestBytes(call, PATIENCE_NS),
                            kernels.getClass().getSimpleName() + ": " + name));
        }
    }

    @Test
    void anAllocationWouldBeSeen() {
        float[][] kept = new float[1][];
        assertTrue(fewestBytes(() -> kept[0] = new float[1], 0) >= CALLS * 16);
    }
}
