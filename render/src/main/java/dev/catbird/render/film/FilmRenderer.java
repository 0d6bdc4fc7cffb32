package dev.catbird.render.film;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.OfflineHost;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Recording;
import dev.catbird.engine.record.Replay;
import dev.catbird.render.canvas.ContactSheet;
import dev.catbird.render.drawn.DrawnSound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the instrument over a whole target and writes what it plays and shows. Memory does not grow with the target's
 * length. Thread: worker, one render at a time.
 */
public final class FilmRenderer {
    private static final Set<String> ENDINGS_WITH_PICTURES = Set.of("mp4", "mov", "mkv", "webm", "m4v");
    private static final int BLOCK_FRAMES = 512;

    /** Corpora without a frame rate of their own, and the most an output gets by default. */
    private static final double USUAL_FRAMES_PER_S = 25;

    private static final double MOST_FRAMES_PER_S = 60;

    private static final int SHEET_WIDTH = 1280;
    private static final int SHEET_COLUMNS = 4;
    private static final int SHEET_ROWS = 4;

    private final Corpus corpus;
    private final MediaLibrary library;
    private final Parameters parameters;

    public FilmRenderer(Corpus corpus, MediaLibrary library, Parameters parameters) {
        this.corpus = corpus;
        this.library = library;
        this.parameters = parameters;
    }

    /** Whether a file of that name gets pictures. */
    public static boolean hasPictures(Path out) {
        String name = out.getFileName() == null ? "" : out.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot >= 0
                && ENDINGS_WITH_PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The frame rate an output gets if nobody asks for one. */
    public static double framesPerS(PictureStore pictures) {
        double own = pictures.framesPerS();
        return own > 0 ? Math.min(own, MOST_FRAMES_PER_S) : USUAL_FRAMES_PER_S;
    }

    /**
     * What is rendered.
     *
     * @param heard the target
     * @param durationS its length, or -1 if that is not known
     * @param player plays it
     * @param log where the player tells of its grains
     * @param delayFrames how far the player is behind: so much silence follows the target
     * @param channels channels of the output
     * @param beside pictures to stand beside those that sound, or null
     */
    private record Source(
            SoundReader heard,
            double durationS,
            BlockProcessor player,
            GrainLog log,
            int delayFrames,
            int channels,
            @Nullable PictureReader beside) {}

    /**
     * Renders. Throws {@link MediaException} if the target or the output cannot be used and {@link CancellationException}
     * when cancelled; nothing is left then.
     */
    public FilmReport render(FilmOrder order, ProgressListener progress, BooleanSupplier cancelled) throws IOException {
        double durationS = durationS(library.probe(order.target()));
        try (SoundReader target =
                library.openSound(order.target(), corpus.analysis().rateHz())) {
            GrainLog log = log();
            Instrument instrument = Instrument.over(corpus)
                    .mode(order.mode())
                    .parameters(parameters)
                    .listener(log)
                    .build();
            Source source =
                    new Source(target, durationS, instrument, log, instrument.delayFrames(), corpus.channels(), null);
            return run(order, source, progress, cancelled);
        }
    }

    /**
     * Renders what is played to a film: as long as that, its pictures on the left and those that sound on the right, each half the
     * order's width; the order's mode and alignment are not looked at. Throws as {@link #render} does.
     */
    public FilmReport watch(FilmOrder order, Watched watched, ProgressListener progress, BooleanSupplier cancelled)
            throws IOException {
        GrainLog log = log();
        SoundReader heard = new ForSeconds(
                watched.sound(), watched.durationS(), corpus.analysis().rateHz());
        int channels = Math.max(corpus.channels(), heard.channels());
        BlockProcessor player = watched.player().apply(log);
        try {
            Source source = new Source(heard, watched.durationS(), player, log, 0, channels, watched.pictures());
            return run(order, source, progress, cancelled);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Renders what was recorded on this corpus, to the last sample as it was played; the order's target, mode and alignment are not
     * looked at. Parameters in {@code held} stay as they are, the others follow the recording. Throws as {@link #render} does.
     */
    public FilmReport replay(
            FilmOrder order,
            Recording recording,
            Set<Parameter> held,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        int rateHz = corpus.analysis().rateHz();
        GrainLog log = log();
        try (SoundReader input = new FirstFrames(library.openSound(recording.input(), rateHz), recording.frames());
                Replay replay = new Replay(recording, corpus, parameters, held, log)) {
            Source source = new Source(input, (double) recording.frames() / rateHz, replay, log, 0, 2, null);
            return run(order, source, progress, cancelled);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private GrainLog log() {
        return new GrainLog(BLOCK_FRAMES / corpus.analysis().hopFrames() + 1);
    }

    private FilmReport run(FilmOrder order, Source source, ProgressListener progress, BooleanSupplier cancelled)
            throws IOException {
        int rateHz = corpus.analysis().rateHz();
        boolean pictures = hasPictures(order.out());
        PictureStore store = DrawnSound.picturesOf(corpus);
        int halves = source.beside() == null ? 1 : 2;
        int width = pictures ? chosen(order.width() / halves, store.width(0)) : 0;
        int height = pictures ? chosen(order.height(), store.height(0)) : 0;
        double framesPerS = order.framesPerS() > 0 ? order.framesPerS() : framesPerS(store);
        OutputFormat format = new OutputFormat(halves * width, height, framesPerS, rateHz, source.channels());
        ContactSheet sheet = !pictures || order.sheet() == null
                ? null
                : new ContactSheet(
                        SHEET_WIDTH,
                        SHEET_COLUMNS,
                        SHEET_ROWS,
                        halves * width,
                        height,
                        Math.max(1, source.durationS()));
        try (MediaWriter writer = library.create(order.out(), format);
                GrainTrace trace = order.trace() == null ? null : new GrainTrace(order.trace(), rateHz)) {
            Pair pair = source.beside() == null ? null : new Pair(source.beside(), parameters, width, height);
            PictureTrack track = pictures
                    ? new PictureTrack(store, rateHz, width, height, framesPerS, parameters, writer, sheet, pair)
                    : null;
            int cutFrames = order.align() ? source.delayFrames() : 0;
            Take take = new Take(writer, track, trace, sheet, source.log(), cutFrames, rateHz, progress, cancelled);
            long totalS = (long) Math.ceil(source.durationS());
            progress.stage("rendering", "s", totalS);
            long frames =
                    new OfflineHost(BLOCK_FRAMES).run(source.heard(), source.player(), source.delayFrames(), take);
            if (frames <= source.delayFrames()) {
                throw new MediaException(order.target(), "there is no sound in its sound stream; choose another file");
            }
            take.end();
            writer.finish();
            progress.advance(Math.max(totalS, take.outFrames() / rateHz));
            if (trace != null) {
                trace.finish();
            }
            if (sheet != null && order.sheet() != null) {
                sheet.write(order.sheet());
            }
            return new FilmReport(
                    take.outFrames() / (double) rateHz,
                    track == null ? 0 : track.count(),
                    track == null ? 0 : track.softened(),
                    halves * width,
                    height,
                    track == null ? 0 : framesPerS,
                    (source.delayFrames() - cutFrames) * 1000.0 / rateHz,
                    take.peak(),
                    source.heard().warnings());
        }
    }

    private static int chosen(int asked, int own) {
        // Encoders want even sizes; one line more or less is better than a border.
        return asked > 0 ? asked : Math.max(2, own + own % 2);
    }

    private static double durationS(MediaInfo info) {
        return Double.isFinite(info.durationS()) && info.durationS() > 0 ? info.durationS() : -1;
    }
}
