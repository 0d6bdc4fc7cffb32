package dev.catbird.render.film;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.canvas.ContactSheet;
import dev.catbird.render.canvas.PicturePainter;
import dev.catbird.render.view.Moments;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a render: picture k shows the grains whose middle sounds between k and k + 1 frame times, by loudness. Thread: worker.
 */
final class PictureTrack {
    private record Grain(long outFrame, long corpusFrame, float loudness) {}

    private final PictureStore store;
    private final PicturePainter painter;
    /** Grains whose middle sounds after the end of the output so far: if the output ends there, so do the pictures. */
    private final Queue<Grain> toCome = new ArrayDeque<>();

    private final Moments moments = new Moments();
    private final MediaWriter writer;
    private final @Nullable ContactSheet sheet;
    private final double framesPerS;
    private final double rateHz;
    private final @Nullable Pair pair;
    private long current;

    /** {@code pair}: what stands beside every picture, or null. */
    PictureTrack(
            PictureStore store,
            double rateHz,
            int width,
            int height,
            double framesPerS,
            Parameters parameters,
            MediaWriter writer,
            @Nullable ContactSheet sheet,
            @Nullable Pair pair) {
        this.store = store;
        this.rateHz = rateHz;
        painter = new PicturePainter(parameters, width, height, store);
        this.writer = writer;
        this.sheet = sheet;
        this.pair = pair;
        this.framesPerS = framesPerS;
    }

    /** Takes a grain into account; grains come in the order of {@code outFrame}, the output frame of their middle. */
    void add(long outFrame, long corpusFrame, float loudness) {
        if (outFrame >= 0) {
            toCome.add(new Grain(outFrame, corpusFrame, loudness));
        }
    }

    /** The output is {@code outFrames} long so far: writes the pictures that are settled. */
    void until(long outFrames) throws IOException {
        while (!toCome.isEmpty() && toCome.element().outFrame() < outFrames) {
            Grain grain = toCome.remove();
            paintUntil((long) Math.floor(grain.outFrame() / rateHz * framesPerS));
            moments.add(store.pictureAt(grain.corpusFrame()), grain.loudness());
        }
    }

    private void paintUntil(long index) throws IOException {
        while (current < index) {
            paint();
            current++;
        }
    }

    private void paint() throws IOException {
        moments.end(1 / framesPerS);
        Picture picture = painter.paint(moments, current * 1000 / framesPerS);
        if (pair != null) {
            picture = pair.beside(picture, current / framesPerS);
        }
        writer.picture(picture);
        if (sheet != null) {
            sheet.picture(picture, current / framesPerS);
        }
    }

    /** Writes the pictures up to the end of the sound, {@code outFrames} long. */
    void finish(long outFrames) throws IOException {
        until(outFrames);
        paintUntil((long) Math.ceil(outFrames / rateHz * framesPerS - 1e-6));
    }

    /** Pictures written. */
    long count() {
        return current;
    }

    /** Pictures written that would have flashed. */
    long softened() {
        return Math.max(painter.softened(), pair == null ? 0 : pair.softened());
    }
}
