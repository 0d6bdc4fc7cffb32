package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sees a film as far as it is asked about, reading it on the way: for renders, which have time. A failure to read is thrown as an
 * {@link UncheckedIOException}. Thread: the render's.
 */
public final class FilmSight implements Sight {
    /** Small pictures are enough, and quick: ask a library for ones that fit into so many pixels either way. */
    public static final int PIXELS = 160;

    private final PictureReader reader;
    private final VisualFeatures features = new VisualFeatures();
    private Picture next = new Picture();
    private Picture shown = new Picture();
    private boolean ahead;
    private boolean ended;
    private long number;

    /** The caller closes the reader. */
    public FilmSight(PictureReader reader) {
        this.reader = reader;
    }

    @Override
    public long look(double timeS) {
        try {
            while (readAhead() && next.timeS() <= timeS) {
                Picture swap = shown;
                shown = next;
                next = swap;
                ahead = false;
                features.see(shown);
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return number;
    }

    private boolean readAhead() throws IOException {
        if (!ahead && !ended) {
            ahead = reader.read(next);
            ended = !ahead;
        }
        return ahead;
    }

    @Override
    public float[] features() {
        return features.values();
    }

    @Override
    public double timeS() {
        return shown.timeS();
    }
}
