package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sees a film as far as it is asked about, reading it on the way: for renders, which have time. A picture is seen from {@link
 * Appearance} on. A failure to read is thrown as an
 * {@link UncheckedIOException}. Thread: the render's.
 */
public final class FilmSight implements Sight {
    /** Small pictures are enough, and quick: ask a library for ones that fit into so many pixels either way. */
    public static final int PIXELS = 160;

    private final ShownPictures film;
    private final VisualFeatures features = new VisualFeatures();
    private long seen;
    private double seenS;

    /** The caller closes the reader. */
    public FilmSight(PictureReader reader) {
        film = new ShownPictures(reader);
    }

    @Override
    public long look(double timeS) {
        try {
            while (Appearance.seenS(seenS, film.nextS()) <= timeS) {
                Picture picture = film.next();
                features.see(picture);
                seenS = picture.timeS();
                seen++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen;
    }

    @Override
    public float[] features() {
        return features.values();
    }

    @Override
    public double timeS() {
        return seenS;
    }
}
