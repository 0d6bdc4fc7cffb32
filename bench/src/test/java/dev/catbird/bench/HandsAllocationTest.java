package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A flood of messages costs the audio thread no allocation, and the thread that brings them none either. */
class HandsAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** On a busy machine compiling takes its time, and until then vectors are objects; a clean round proves enough. */
    private static final int ROUNDS = 240;

    private static final int BLOCKS = 500;
    private static final int BLOCK_FRAMES = 64;

    /** Ten thousand for each second of the sound of a round. */
    private static final long ENOUGH = 10_000L * BLOCKS * BLOCK_FRAMES / 44100;

    @Test
    void aFloodOfMessagesAllocatesNothingWhereTheyComeIn() {
        Parameters parameters = new Parameters();
        Flood flood = new Flood(parameters);
        long self = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round <= ROUNDS && fewest > 0; round++) {
            long before = THREADS.getThreadAllocatedBytes(self);
            flood.send(200_000);
            long bytes = THREADS.getThreadAllocatedBytes(self) - before;
            fewest = round == 0 ? fewest : Math.min(fewest, bytes);
        }
        assertEquals(0, fewest);
        assertTrue(parameters.get(Parameter.BLEND) < 1 || parameters.get(Parameter.LEVEL) != 0, "nothing was turned");
    }

    @Test
    void nothingIsAllocatedOnTheAudioThreadUnderAFlood() throws InterruptedException {
        Parameters parameters = new Parameters();
        float[] tones = new float[40000];
        for (int i = 0; i < tones.length; i++) {
            tones[i] = (float) (0.2 * Math.sin(i * 0.03 * (1 + i / 8000)));
        }
        Instrument instrument = Instrument.over(MemoryCorpus.mono(tones, AnalysisSettings.DEFAULT))
                .parameters(parameters)
                .build();
        // Vectors are objects until their code is compiled.
        instrument.warmUp();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong sent = new AtomicLong();
        Thread device = new Thread(() -> {
            Flood flood = new Flood(parameters);
            while (!over.get()) {
                flood.send(100);
                sent.addAndGet(100);
                LockSupport.parkNanos(1_000_000);
            }
        });
        device.start();
        long self = Thread.currentThread().getId();
        float[][] in = new float[2][BLOCK_FRAMES];
        float[][] out = new float[2][BLOCK_FRAMES];
        long fewest = Long.MAX_VALUE;
        try {
            for (int round = 0; round <= ROUNDS && (fewest > 0 || sent.get() < ENOUGH); round++) {
                long before = THREADS.getThreadAllocatedBytes(self);
                for (int block = 0; block < BLOCKS; block++) {
                    System.arraycopy(tones, block * BLOCK_FRAMES % 39000, in[0], 0, BLOCK_FRAMES);
                    System.arraycopy(in[0], 0, in[1], 0, BLOCK_FRAMES);
                    instrument.process(in, out, BLOCK_FRAMES);
                }
                long bytes = THREADS.getThreadAllocatedBytes(self) - before;
                fewest = round == 0 ? fewest : Math.min(fewest, bytes);
            }
        } finally {
            over.set(true);
            device.join();
        }
        assertEquals(0, fewest);
        assertTrue(sent.get() >= ENOUGH, "only " + sent);
    }
}
