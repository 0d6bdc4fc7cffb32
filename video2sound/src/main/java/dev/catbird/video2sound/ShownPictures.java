package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A film's pictures by the time at which they are shown, read as far as is asked. Thread: one. */
final class ShownPictures implements Showing {
    private final PictureReader reader;
    private Picture next = new Picture();
    private Picture shown = new Picture();
    private boolean ahead;
    private boolean ended;
    private boolean shows;

    /** The caller closes the reader. */
    ShownPictures(PictureReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Picture at(double timeS) throws IOException {
        while (isNext(timeS)) {
            next();
        }
        return shows ? shown : null;
    }

    private boolean isNext(double timeS) throws IOException {
        return nextS() <= timeS;
    }

    /** When the next picture appears; infinity after the last. */
    double nextS() throws IOException {
        if (!ahead && !ended) {
            ahead = reader.read(next);
            ended = !ahead;
        }
        return ahead ? next.timeS() : Double.POSITIVE_INFINITY;
    }

    /** That picture, if there is one. */
    Picture next() {
        Picture swap = shown;
        shown = next;
        next = swap;
        ahead = false;
        shows = true;
        return shown;
    }

    /** Whether the last picture is shown. */
    boolean hasEnded() {
        return ended;
    }

    /** Fills both arrays with what comes next, zeros at the very end; false if there is nothing more. */
    static boolean fill(SoundReader sound, float[] left, float[] right) throws IOException {
        int got = 0;
        while (got < left.length) {
            int read = sound.read(left, right, got, left.length - got);
            if (read < 0) {
                break;
            }
            got += read;
        }
        for (int t = got; t < left.length; t++) {
            left[t] = 0;
            right[t] = 0;
        }
        return got > 0;
    }
}
