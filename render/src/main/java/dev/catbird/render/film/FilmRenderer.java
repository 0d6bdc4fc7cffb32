package dev.catbird.render.film;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.host.OfflineHost;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.canvas.ContactSheet;
import java.io.IOException;
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
     * Renders. Throws {@link MediaException} if the target or the output cannot be used and {@link CancellationException}
     * when cancelled; nothing is left then.
     */
    public FilmReport render(FilmOrder order, ProgressListener progress, BooleanSupplier cancelled) throws IOException {
        int rateHz = corpus.analysis().rateHz();
        boolean pictures = hasPictures(order.out());
        if (pictures && corpus.pictures().count() == 0) {
            throw new MediaException(
                    order.out(), "the corpus has no pictures; choose a sound file, for example with the ending .wav");
        }
        int width = pictures ? chosen(order.width(), corpus.pictures().width(0)) : 0;
        int height = pictures ? chosen(order.height(), corpus.pictures().height(0)) : 0;
        double framesPerS = order.framesPerS() > 0 ? order.framesPerS() : framesPerS(corpus.pictures());
        OutputFormat format = new OutputFormat(width, height, framesPerS, rateHz, corpus.channels());
        MediaInfo info = library.probe(order.target());
        ContactSheet sheet = !pictures || order.sheet() == null
                ? null
                : new ContactSheet(SHEET_WIDTH, SHEET_COLUMNS, SHEET_ROWS, width, height, Math.max(1, durationS(info)));
        try (SoundReader target = library.openSound(order.target(), rateHz);
                MediaWriter writer = library.create(order.out(), format);
                GrainTrace trace = order.trace() == null ? null : new GrainTrace(order.trace(), rateHz)) {
            GrainLog log = new GrainLog(BLOCK_FRAMES / corpus.analysis().hopFrames() + 1);
            Instrument instrument = new Instrument(corpus, order.mode(), parameters, log);
            PictureTrack track =
                    pictures ? new PictureTrack(corpus, width, height, framesPerS, parameters, writer, sheet) : null;
            int delayFrames = instrument.delayFrames();
            int cutFrames = order.align() ? delayFrames : 0;
            Take take = new Take(writer, track, trace, sheet, log, cutFrames, rateHz, progress, cancelled);
            long totalS = (long) Math.ceil(durationS(info));
            progress.stage("rendering", "s", totalS);
            long frames = new OfflineHost(BLOCK_FRAMES).run(target, instrument, delayFrames, take);
            if (frames <= delayFrames) {
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
                    width,
                    height,
                    track == null ? 0 : framesPerS,
                    (delayFrames - cutFrames) * 1000.0 / rateHz,
                    take.peak(),
                    target.warnings());
        }
    }

    private static int chosen(int asked, int own) {
        // Encoders want even sizes; one line more or less is better than a border.
        return asked > 0 ? asked : Math.max(2, own + own % 2);
    }

    private static double durationS(MediaInfo info) {
        return Double.isFinite(info.durationS()) && info.durationS() > 0 ? info.durationS() : -1;
    }

    /** Takes the instrument's output block by block and hands sound, pictures and trace on. */
    private static final class Take implements OfflineHost.Sink {
        private final MediaWriter writer;
        private final @Nullable PictureTrack track;
        private final @Nullable GrainTrace trace;
        private final @Nullable ContactSheet sheet;
        private final GrainLog log;
        private final int cutFrames;
        private final int rateHz;
        private final ProgressListener progress;
        private final BooleanSupplier cancelled;
        private long played;
        private float peak;

        Take(
                MediaWriter writer,
                @Nullable PictureTrack track,
                @Nullable GrainTrace trace,
                @Nullable ContactSheet sheet,
                GrainLog log,
                int cutFrames,
                int rateHz,
                ProgressListener progress,
                BooleanSupplier cancelled) {
            this.writer = writer;
            this.track = track;
            this.trace = trace;
            this.sheet = sheet;
            this.log = log;
            this.cutFrames = cutFrames;
            this.rateHz = rateHz;
            this.progress = progress;
            this.cancelled = cancelled;
        }

        @Override
        public boolean take(float[] left, float[] right, int frames) throws IOException {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped; nothing was written");
            }
            int skip = (int) Math.min(frames, Math.max(0, cutFrames - played));
            writer.sound(left, right, skip, frames - skip);
            if (sheet != null) {
                sheet.sound(left, right, skip, frames - skip, (played + skip - cutFrames) / (double) rateHz, rateHz);
            }
            for (int i = skip; i < frames; i++) {
                peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
            }
            for (int i = 0; i < log.count(); i++) {
                note(i);
            }
            log.clear();
            played += frames;
            if (track != null) {
                track.until(outFrames());
            }
            progress.advance(played / rateHz);
            return true;
        }

        private void note(int i) throws IOException {
            long outFrame = log.outFrame(i) - cutFrames;
            if (trace != null) {
                trace.add(outFrame, log.corpusFrame(i), log.loudness(i));
            }
            if (track != null) {
                int middle = log.grainFrames(i) / 2;
                track.add(outFrame + middle, log.corpusFrame(i) + middle, log.loudness(i));
            }
        }

        /** Writes the pictures that are still missing. */
        void end() throws IOException {
            if (track != null) {
                track.finish(outFrames());
            }
        }

        long outFrames() {
            return Math.max(0, played - cutFrames);
        }

        float peak() {
            return peak;
        }
    }
}
