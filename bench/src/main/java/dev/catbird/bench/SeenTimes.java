package dev.catbird.bench;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.Learnt;
import dev.catbird.video2sound.Model;
import dev.catbird.video2sound.MosaicMatcher;
import dev.catbird.video2sound.PictureAtlas;
import dev.catbird.video2sound.RetrieveMatcher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * How long each hop takes where pictures choose: features of the picture that has just appeared, prediction or comparison, match and
 * grains, all on one thread; decoding is counted apart. Thread: main. Not run by the build; from the repository's root:
 *
 * <pre>
 * mvn -q -DskipTests verify dependency:build-classpath -Dmdep.outputFile=target/classpath
 * taskset -c 0 java -XX:+UseSerialGC --add-modules jdk.incubator.vector -cp bench/target/classes:$(cat bench/target/classpath) \
 *   dev.catbird.bench.SeenTimes NAME.catbird FILM SECONDS [NAME.v2s]
 * </pre>
 */
public final class SeenTimes {
    private static final long LONGEST_NS = 10_000_000_000L;
    private static final int DIGITS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SeenTimes() {}

    /** Corpus, what is watched, seconds to measure, and for mosaic a model. */
    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        Path film = Path.of(args[1]);
        Model model = args.length > 3 ? (Model) Learnt.read(Path.of(args[3])) : null;
        try (MappedCorpus corpus = MappedCorpus.open(Path.of(args[0]))) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f s, %d units, %d pictures; %s; %s%n",
                    args[0],
                    corpus.soundS(),
                    corpus.unitCount(),
                    corpus.pictures().count(),
                    model == null ? "retrieve" : "mosaic",
                    Kernels.description());
            Kernels.best().warmUp();
            long began = System.nanoTime();
            PictureAtlas atlas = model == null ? PictureAtlas.of(corpus, ProgressListener.SILENT, () -> false) : null;
            System.out.printf(Locale.ROOT, "looked at the corpus in %.1f s%n", (System.nanoTime() - began) * 1e-9);
            double seconds = Double.parseDouble(args[2]);
            Histogram wall = new Histogram(LONGEST_NS, DIGITS);
            Histogram own = new Histogram(LONGEST_NS, DIGITS);
            Histogram decoding = new Histogram(LONGEST_NS, DIGITS);
            // The first round is the warm-up.
            for (int round = 0; round < 2; round++) {
                wall.reset();
                own.reset();
                decoding.reset();
                try (Ahead ahead = new Ahead(library, film, decoding)) {
                    FilmSight sight = new FilmSight(ahead);
                    Matcher matcher = model != null
                            ? new MosaicMatcher(
                                    corpus,
                                    new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus)),
                                    model,
                                    sight)
                            : new RetrieveMatcher(corpus, Objects.requireNonNull(atlas), sight);
                    run(corpus, matcher, ahead, seconds, wall, own);
                }
            }
            double hopNs =
                    1e9 * corpus.analysis().hopFrames() / corpus.analysis().rateHz();
            System.out.printf(
                    Locale.ROOT,
                    "%n| %d hops of %.0f us | median | p90 | p99 | p99.9 | max | mean |%n",
                    wall.getTotalCount(),
                    hopNs / 1000);
            System.out.println("|---|---|---|---|---|---|---|");
            MatchTimes.print("thread, us", own, 1000, "%.0f");
            MatchTimes.print("wall, us", wall, 1000, "%.0f");
            MatchTimes.print("a picture decoded, us", decoding, 1000, "%.0f");
        }
    }

    private static void run(
            MappedCorpus corpus, Matcher matcher, Ahead ahead, double seconds, Histogram wall, Histogram own)
            throws IOException {
        Parameters parameters = new Parameters();
        if (matcher instanceof RetrieveMatcher) {
            parameters.set(Parameter.COMBINATION, 2);
        }
        Instrument instrument =
                Instrument.over(corpus).parameters(parameters).matcher(matcher).build();
        int hopFrames = corpus.analysis().hopFrames();
        int rateHz = corpus.analysis().rateHz();
        float[][] in = new float[2][hopFrames];
        float[][] out = new float[2][hopFrames];
        int hops = (int) (seconds * rateHz / hopFrames);
        for (int hop = 1; hop <= hops; hop++) {
            ahead.reach((double) hop * hopFrames / rateHz);
            long wallNs = System.nanoTime();
            long ownNs = THREADS.getCurrentThreadCpuTime();
            instrument.process(in, out, hopFrames);
            own.recordValue(THREADS.getCurrentThreadCpuTime() - ownNs);
            wall.recordValue(System.nanoTime() - wallNs);
        }
    }

    /** A film, again and again, decoded between the hops. */
    private static final class Ahead implements PictureReader {
        private final MediaLibrary library;
        private final Path film;
        private final Histogram decoding;
        private PictureReader reader;
        private double roundS;
        private final Picture[] waiting = {new Picture(), new Picture(), new Picture(), new Picture()};
        private int taken;
        private int there;

        Ahead(MediaLibrary library, Path film, Histogram decoding) throws IOException {
            this.library = library;
            this.film = film;
            this.decoding = decoding;
            reader = library.openPictures(film, FilmSight.PIXELS, FilmSight.PIXELS);
        }

        /** Reads until the last that waits is later than this. */
        void reach(double timeS) throws IOException {
            while (there - taken < waiting.length && (there == 0 || last() <= timeS)) {
                Picture next = waiting[there % waiting.length];
                long began = System.nanoTime();
                if (!reader.read(next)) {
                    reader.close();
                    reader = library.openPictures(film, FilmSight.PIXELS, FilmSight.PIXELS);
                    roundS = last() + 1 / Math.max(1, reader.framesPerS());
                    continue;
                }
                decoding.recordValue(System.nanoTime() - began);
                next.timeS(roundS + next.timeS());
                there++;
            }
        }

        private double last() {
            return there == 0 ? 0 : waiting[(there - 1) % waiting.length].timeS();
        }

        @Override
        public int width() {
            return reader.width();
        }

        @Override
        public int height() {
            return reader.height();
        }

        @Override
        public double framesPerS() {
            return reader.framesPerS();
        }

        @Override
        public boolean read(Picture into) throws IOException {
            if (taken == there) {
                reach(last());
            }
            Picture from = waiting[taken++ % waiting.length];
            into.resize(from.width(), from.height());
            System.arraycopy(from.argb(), 0, into.argb(), 0, from.width() * from.height());
            into.timeS(from.timeS());
            return true;
        }

        @Override
        public boolean skip() throws IOException {
            return read(new Picture());
        }

        @Override
        public List<String> warnings() {
            return reader.warnings();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
