package dev.catbird.render.film;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.canvas.ContactSheet;
import dev.catbird.render.canvas.PicturePainter;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.View;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a render: picture k shows the grains whose middle sounds between k and k + 1 frame times, by loudness. In
 * silence the last picture stays a moment and fades. Thread: worker.
 */
final class PictureTrack {
    /** Silence shorter than this is a pause, not an end. */
    private static final double HOLD_S = 0.25;

    private static final double FADE_S = 0.75;

    private record Grain(long outFrame, long corpusFrame, float loudness) {}

    private final PictureStore store;
    private final PicturePainter painter;
    private final Parameters parameters;
    /** Grains whose middle sounds after the end of the output so far: if the output ends there, so do the pictures. */
    private final Queue<Grain> toCome = new ArrayDeque<>();

    private final Shares shares = new Shares();
    private final Picture picture = new Picture();
    private final MediaWriter writer;
    private final @Nullable ContactSheet sheet;
    private final double framesPerS;
    private final double rateHz;
    private long current;
    private boolean sounding;
    private double silentS = HOLD_S + FADE_S;

    PictureTrack(
            Corpus corpus,
            View view,
            int width,
            int height,
            double framesPerS,
            Parameters parameters,
            MediaWriter writer,
            @Nullable ContactSheet sheet) {
        store = corpus.pictures();
        rateHz = corpus.analysis().rateHz();
        painter = new PicturePainter(view, width, height, parameters.get(Parameter.LINGER), store);
        this.parameters = parameters;
        this.writer = writer;
        this.sheet = sheet;
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
            int at = store.pictureAt(grain.corpusFrame());
            if (at >= 0 && grain.loudness() > 0) {
                if (!sounding) {
                    shares.clear();
                    sounding = true;
                }
                shares.add(at, grain.loudness());
            }
        }
    }

    private void paintUntil(long index) throws IOException {
        while (current < index) {
            paint();
            current++;
        }
    }

    private void paint() throws IOException {
        if (sounding) {
            shares.normalise();
            silentS = 0;
        } else {
            silentS += 1 / framesPerS;
        }
        sounding = false;
        painter.lingerMs(parameters.get(Parameter.LINGER));
        painter.paint(shares, current * 1000 / framesPerS, picture);
        double light = Math.min(1, Math.max(0, 1 - (silentS - HOLD_S) / FADE_S));
        if (light < 1) {
            dim((int) Math.round(256 * light));
        }
        writer.picture(picture);
        if (sheet != null) {
            sheet.picture(picture, current / framesPerS);
        }
    }

    private void dim(int light) {
        int[] argb = picture.argb();
        int pixels = picture.width() * picture.height();
        for (int i = 0; i < pixels; i++) {
            int redBlue = (((argb[i] & 0xff00ff) * light) >>> 8) & 0xff00ff;
            int green = (((argb[i] & 0x00ff00) * light) >>> 8) & 0x00ff00;
            argb[i] = 0xff000000 | redBlue | green;
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
}
