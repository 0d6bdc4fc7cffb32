package dev.catbird.bench;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a stored corpus in real time, hop by hop, under a budget per hop: how long hops take, by how much they exceed the budget,
 * what was left out, and the page faults of the playing thread. Thread: main. Not run by the build; class path and flags as for
 * the other programs here:
 *
 * <pre>
 * dev.catbird.bench.LiveTimes NAME.catbird SECONDS COMBINATION BUDGET_SHARE_OF_HOP warm|cold
 * </pre>
 *
 * {@code cold} leaves pages where they are: read them out of the system's cache before (as {@code dd oflag=nocache}).
 */
public final class LiveTimes {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    /** Of {@code /proc/thread-self/stat}, counted from the field after the name. */
    private static final int MINOR_FAULTS = 7;

    private static final int MAJOR_FAULTS = 9;

    private static final double[] OVERRUNS_US = {0, 50, 100, 500, 1000, 5000};

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LiveTimes() {}

    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean warm = args[4].equals("warm");
        long began = System.nanoTime();
        try (MappedCorpus corpus = MappedCorpus.open(Path.of(args[0]));
                Warmth warmth = Warmth.of(corpus, warm ? 3L << 30 : 0)) {
            Parameters parameters = new Parameters();
            parameters.set(Parameter.COMBINATION, Integer.parseInt(args[2]));
            HopListener follow = (frame, combination, grains, grainFrames) -> {
                for (int i = 0; warm && i < combination.count(); i++) {
                    warmth.ahead(combination.position(i));
                }
            };
            long mapped = System.nanoTime();
            Instrument instrument = Instrument.over(corpus)
                    .parameters(parameters)
                    .listener(follow)
                    .build();
            long opened = System.nanoTime();
            warmth.awaitSearchable();
            long searchable = System.nanoTime();
            if (warm) {
                instrument.warmUp();
            } else {
                Kernels.best().warmUp();
            }
            System.out.printf(
                    Locale.ROOT,
                    "opened in %d ms, matcher made in %d ms, in memory after %d ms more (%d MiB), warmed up in %d ms%n",
                    (mapped - began) / 1_000_000,
                    (opened - mapped) / 1_000_000,
                    (searchable - opened) / 1_000_000,
                    warmth.loadedBytes() >> 20,
                    (System.nanoTime() - searchable) / 1_000_000);
            float share = Float.parseFloat(args[3]);
            instrument.budget(share);
            play(instrument, corpus.analysis().hopFrames(), corpus.analysis().rateHz(), args, share);
            System.out.println(instrument.counts());
            System.out.println("dropped pieces ahead: " + warmth.dropped());
        }
    }

    @SuppressWarnings("SystemOut")
    private static void play(Instrument instrument, int hopFrames, int rateHz, String[] args, float share)
            throws IOException {
        double hopNs = 1e9 * hopFrames / rateHz;
        int hops = (int) (Double.parseDouble(args[1]) * 1e9 / hopNs);
        double[] tookUs = new double[hops];
        double[] ownUs = new double[hops];
        Random random = new Random(1);
        float[][] in = new float[2][hopFrames];
        float[][] out = new float[2][hopFrames];
        long[] before = faults();
        long start = System.nanoTime();
        for (int hop = 0; hop < hops; hop++) {
            for (int t = 0; t < hopFrames; t++) {
                double time = ((double) hop * hopFrames + t) / rateHz;
                double hz = 110 * Math.pow(2, (int) (time * 4) % 19 / 12.0);
                float saw = (float) (time * hz - Math.floor(time * hz) - 0.5);
                in[0][t] = 0.2f * saw + 0.02f * (float) random.nextGaussian();
                in[1][t] = in[0][t];
            }
            long due = start + (long) (hop * hopNs);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long from = System.nanoTime();
            long ownFrom = THREADS.getCurrentThreadCpuTime();
            instrument.process(in, out, hopFrames);
            ownUs[hop] = (THREADS.getCurrentThreadCpuTime() - ownFrom) / 1e3;
            tookUs[hop] = (System.nanoTime() - from) / 1e3;
        }
        long[] after = faults();
        System.out.printf(Locale.ROOT, "page faults: %d minor, %d major%n", after[0] - before[0], after[1] - before[1]);
        report("wall", tookUs, share * hopNs / 1e3);
        report("own time of the thread", ownUs, share * hopNs / 1e3);
    }

    @SuppressWarnings("SystemOut")
    private static void report(String label, double[] tookUs, double budgetUs) {
        percentiles(label + ", us", tookUs);
        if (budgetUs > 0) {
            System.out.printf(Locale.ROOT, "  over the %.0f us of budget", budgetUs);
            for (double bound : OVERRUNS_US) {
                long n = Arrays.stream(tookUs)
                        .filter(us -> us > budgetUs + bound)
                        .count();
                System.out.printf(Locale.ROOT, ", by more than %.0f us: %d", bound, n);
            }
            System.out.printf(Locale.ROOT, " of %d%n", tookUs.length);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void percentiles(String label, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        StringBuilder line = new StringBuilder(label).append(':');
        for (double p : PERCENTILES) {
            int at = (int) Math.min(sorted.length - 1L, Math.round(p / 100 * sorted.length));
            line.append(String.format(Locale.ROOT, "  p%s %.0f", Double.toString(p), sorted[at]));
        }
        System.out.println(line);
    }

    private static long[] faults() throws IOException {
        Path stat = Path.of("/proc/thread-self/stat");
        if (!Files.exists(stat)) {
            return new long[2];
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new long[] {Long.parseLong(fields[MINOR_FAULTS]), Long.parseLong(fields[MAJOR_FAULTS])};
    }
}
