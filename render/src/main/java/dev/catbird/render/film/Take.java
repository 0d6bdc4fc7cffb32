package dev.catbird.render.film;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.host.OfflineHost;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.render.canvas.ContactSheet;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes the instrument's output block by block and hands sound, pictures and trace on. Thread: worker. */
final class Take implements OfflineHost.Sink {
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
