package dev.catbird.bench;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.device.MidiDevices;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * What hands cost, in the processor's time of the thread that pays: a message of one of 256 bound controllers; a hop of sound while
 * nobody moves anything, and while 10 000 messages a second come in. Thread: main, and one for the messages. Not run by the build.
 */
public final class HandTimes {
    private static final int RATE_HZ = AnalysisSettings.DEFAULT.rateHz();
    private static final int HOP = AnalysisSettings.DEFAULT.hopFrames();
    private static final int MESSAGES = 1_000_000;
    private static final int MESSAGES_PER_S = 10_000;
    private static final int BLOCKS = 5000;
    private static final int LOOKS = 100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Each of 256 controllers moved as quickly as a hand and seven bits can. */
    private static final int MOVES_PER_S = 100;

    private HandTimes() {}

    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        Parameters parameters = new Parameters();
        Flood flood = new Flood(parameters);
        flood.send(MESSAGES);
        long beganNs = THREADS.getCurrentThreadCpuTime();
        flood.send(MESSAGES);
        double ns = (THREADS.getCurrentThreadCpuTime() - beganNs) / (double) MESSAGES;
        out.printf(Locale.ROOT, "a message: %.0f ns%n", ns);
        out.printf(
                Locale.ROOT,
                "256 controllers, each moved %d times a second: %.2f %% of one core%n",
                MOVES_PER_S,
                100 * ns * 1e-9 * Flood.CONTROLLERS * MOVES_PER_S);
        look(out);
        Random random = new Random(1);
        float[] sound = new float[10 * RATE_HZ];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.1 * Math.sin(i * 0.02 * (1 + i / 9000 % 7)) + 0.01 * random.nextGaussian());
        }
        MemoryCorpus corpus = MemoryCorpus.mono(sound, AnalysisSettings.DEFAULT);
        for (boolean flooded : new boolean[] {false, true, false, true}) {
            report(out, flooded, times(corpus, sound, flooded));
        }
    }

    /** What it takes to look which devices there are, as is done every second. */
    private static void look(PrintStream out) {
        long self = Thread.currentThread().getId();
        MidiDevices.look();
        long bytes = THREADS.getThreadAllocatedBytes(self);
        long beganNs = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < LOOKS; i++) {
            MidiDevices.look();
        }
        out.printf(
                Locale.ROOT,
                "a look at the devices: %.1f ms, %d kB%n",
                (THREADS.getCurrentThreadCpuTime() - beganNs) * 1e-6 / LOOKS,
                (THREADS.getThreadAllocatedBytes(self) - bytes) / LOOKS / 1000);
    }

    private static void report(PrintStream out, boolean flooded, long[] times) {
        Arrays.sort(times);
        out.printf(
                Locale.ROOT,
                "hop, %s: p50 %.0f us, p90 %.0f us, p99 %.0f us of %.0f%n",
                flooded ? "10 000 messages/s" : "no messages      ",
                times[times.length / 2] * 1e-3,
                times[times.length * 9 / 10] * 1e-3,
                times[times.length * 99 / 100] * 1e-3,
                1e6 * HOP / RATE_HZ);
    }

    /** How long each hop took. The messages turn what costs nothing, so that both cases play alike. */
    private static long[] times(MemoryCorpus corpus, float[] sound, boolean flooded) throws InterruptedException {
        Parameters parameters = new Parameters();
        Parameters elsewhere = new Parameters();
        Instrument instrument = Instrument.over(corpus).parameters(parameters).build();
        instrument.warmUp();
        Thread device = new Thread(() -> {
            Flood flood = new Flood(elsewhere);
            int step = MESSAGES_PER_S / 1000;
            while (!Thread.currentThread().isInterrupted()) {
                flood.send(step);
                parameters.set(Parameter.LEVEL, elsewhere.get(Parameter.LEVEL));
                LockSupport.parkNanos(1_000_000);
            }
        });
        device.setDaemon(true);
        if (flooded) {
            device.start();
        }
        float[][] in = new float[2][HOP];
        float[][] heard = new float[2][HOP];
        long[] times = new long[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            System.arraycopy(sound, (block * HOP + 7777) % (sound.length - HOP), in[0], 0, HOP);
            System.arraycopy(in[0], 0, in[1], 0, HOP);
            long beganNs = THREADS.getCurrentThreadCpuTime();
            instrument.process(in, heard, HOP);
            times[block] = THREADS.getCurrentThreadCpuTime() - beganNs;
        }
        device.interrupt();
        if (flooded) {
            device.join();
        }
        return times;
    }
}
