package dev.catbird.bench;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * How long the whole instrument takes for each hop, over a stored corpus, against the time a hop lasts; and the memory it takes.
 * Wall time is what a sound device sees; the time of the thread leaves out what the machine did meanwhile. Thread: main. Not run
 * by the build; from the repository's root:
 *
 * <pre>
 * mvn -q -DskipTests verify dependency:build-classpath -Dmdep.outputFile=target/classpath
 * taskset -c 0 java -XX:+UseSerialGC --add-exports java.base/jdk.internal.module=ALL-UNNAMED \
 *   -XX:CompileCommand=dontinline,dev.catbird.engine.kernel.VectorKernels::* \
 *   -cp bench/target/classes:$(cat bench/target/classpath) \
 *   dev.catbird.bench.MatchTimes NAME.catbird TARGET [SECONDS [PARAMETER=VALUE]...]
 * </pre>
 */
public final class MatchTimes {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final long LONGEST_NS = 10_000_000_000L;
    private static final int DIGITS = 3;
    private static final Path MEMORY = Path.of("/proc/self/status");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private MatchTimes() {}

    /** Corpus, target, seconds to measure (default: the length of the target), parameters by their names. */
    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) throws IOException {
        long began = System.nanoTime();
        try (MappedCorpus corpus = MappedCorpus.open(Path.of(args[0]))) {
            Parameters parameters = new Parameters();
            for (String set : Arrays.asList(args).subList(Math.min(3, args.length), args.length)) {
                int equals = set.indexOf('=');
                Parameter parameter = Objects.requireNonNull(Parameter.named(set.substring(0, equals)), set);
                parameters.set(parameter, Float.parseFloat(set.substring(equals + 1)));
            }
            Instrument instrument =
                    Instrument.over(corpus).parameters(parameters).build();
            double openingMs = (System.nanoTime() - began) / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f s, %d units, opened in %.0f ms; %s%n",
                    args[0],
                    corpus.soundS(),
                    corpus.unitCount(),
                    openingMs,
                    Kernels.description());
            System.out.println("opened:   " + memory());
            float[][] target = target(Path.of(args[1]), corpus.analysis().rateHz());
            int hopFrames = corpus.analysis().hopFrames();
            int hops = target[0].length / hopFrames;
            int measured = args.length > 2
                    ? (int) (Double.parseDouble(args[2]) * corpus.analysis().rateHz() / hopFrames)
                    : hops;
            Kernels.best().warmUp();
            run(instrument, target, hopFrames, hops, new Histogram(DIGITS), new Histogram(DIGITS));
            Histogram wall = new Histogram(LONGEST_NS, DIGITS);
            Histogram own = new Histogram(LONGEST_NS, DIGITS);
            run(instrument, target, hopFrames, measured, wall, own);
            double hopNs = 1e9 * hopFrames / corpus.analysis().rateHz();
            System.out.printf(Locale.ROOT, "measured: %s%n%n", memory());
            System.out.printf(Locale.ROOT, "| %d hops of %.0f us |", measured, hopNs / 1000);
            System.out.println(" median | p90 | p99 | p99.9 | max | mean |");
            System.out.println("|---|---|---|---|---|---|---|");
            print("thread, us", own, 1000, "%.0f");
            print("thread, % of the hop", own, hopNs / 100, "%.1f");
            print("wall, us", wall, 1000, "%.0f");
            print("wall, % of the hop", wall, hopNs / 100, "%.1f");
        }
    }

    /** The target again and again, hop by hop, for so many hops. */
    private static void run(
            Instrument instrument, float[][] target, int hopFrames, int hops, Histogram wall, Histogram own) {
        float[][] in = new float[2][hopFrames];
        float[][] out = new float[2][hopFrames];
        int inTarget = target[0].length / hopFrames;
        for (int hop = 0; hop < hops; hop++) {
            int from = hop % inTarget * hopFrames;
            System.arraycopy(target[0], from, in[0], 0, hopFrames);
            System.arraycopy(target[1], from, in[1], 0, hopFrames);
            long wallNs = System.nanoTime();
            long ownNs = THREADS.getCurrentThreadCpuTime();
            instrument.process(in, out, hopFrames);
            own.recordValue(THREADS.getCurrentThreadCpuTime() - ownNs);
            wall.recordValue(System.nanoTime() - wallNs);
        }
    }

    private static float[][] target(Path file, int rateHz) throws IOException {
        List<float[][]> blocks = new ArrayList<>();
        int frames = 0;
        try (SoundReader reader = FfmpegLibrary.load().openSound(file, rateHz)) {
            while (true) {
                float[][] block = new float[2][rateHz];
                int n = reader.read(block[0], block[1], 0, rateHz);
                if (n < 0) {
                    break;
                }
                blocks.add(new float[][] {Arrays.copyOf(block[0], n), Arrays.copyOf(block[1], n)});
                frames += n;
            }
        }
        float[][] target = new float[2][frames];
        int at = 0;
        for (float[][] block : blocks) {
            System.arraycopy(block[0], 0, target[0], at, block[0].length);
            System.arraycopy(block[1], 0, target[1], at, block[1].length);
            at += block[0].length;
        }
        return target;
    }

    static void print(String label, Histogram histogram, double unitNs, String format) {
        StringBuilder line = new StringBuilder("| ").append(label).append(" |");
        for (double percentile : PERCENTILES) {
            line.append(' ')
                    .append(String.format(Locale.ROOT, format, histogram.getValueAtPercentile(percentile) / unitNs))
                    .append(" |");
        }
        line.append(' ')
                .append(String.format(Locale.ROOT, format, histogram.getMean() / unitNs))
                .append(" |");
        System.out.println(line);
    }

    /** What the process holds in memory, where the system tells: all, of its own, of files. */
    private static String memory() throws IOException {
        if (!Files.exists(MEMORY)) {
            return "memory is not told here";
        }
        Map<String, String> names = Map.of("VmRSS", "resident", "RssAnon", "own", "RssFile", "mapped");
        List<String> told = new ArrayList<>();
        for (String line : Files.readAllLines(MEMORY)) {
            String name = names.get(line.substring(0, Math.max(0, line.indexOf(':'))));
            if (name != null) {
                String kB = line.replaceAll("[^0-9]", "");
                told.add(name + " " + Long.parseLong(kB) / 1024 + " MiB");
            }
        }
        return String.join(", ", told);
    }
}
