package dev.catbird.render.film;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.canvas.Compositor;
import dev.catbird.render.canvas.FlashLimiter;
import dev.catbird.render.view.DrawList;
import java.io.IOException;

/**
 * Two pictures as one: what is watched on the left, what sounds on the right, each in a half of the same size. Both halves are kept
 * from flashing. Thread: render, one.
 */
final class Pair {
    private final PictureReader reader;
    private final Parameters parameters;
    private final Now now = new Now();
    private final Compositor compositor = new Compositor(now);
    private final DrawList draws = new DrawList();
    private final FlashLimiter limiter = new FlashLimiter();
    private final Picture fresh;
    private final Picture shown;
    private final Picture both;
    private Picture next = new Picture();
    private boolean ahead;
    private boolean ended;

    /** Halves of {@code width} x {@code height}; the reader is the caller's to close. */
    Pair(PictureReader reader, Parameters parameters, int width, int height) {
        this.reader = reader;
        this.parameters = parameters;
        fresh = new Picture(width, height);
        shown = new Picture(width, height);
        both = new Picture(2 * width, height);
    }

    /** What is watched at a time that does not go back, beside a picture of the halves' size; valid until the next. */
    Picture beside(Picture sounding, double timeS) throws IOException {
        while (readAhead() && next.timeS() <= timeS) {
            next = now.replace(next);
            ahead = false;
        }
        draws.clear();
        if (now.number > 0 && !parameters.on(Parameter.BLACKOUT)) {
            draws.add(now.number, DrawList.Framing.FIT, 0, 0, 1, 1, parameters.get(Parameter.OPACITY));
        }
        compositor.paint(draws, fresh);
        if (parameters.on(Parameter.FLASH_LIMIT)) {
            limiter.show(fresh, timeS * 1000, shown);
        } else {
            limiter.force(fresh, timeS * 1000, shown);
        }
        int width = shown.width();
        for (int y = 0; y < shown.height(); y++) {
            System.arraycopy(shown.argb(), y * width, both.argb(), 2 * y * width, width);
            System.arraycopy(sounding.argb(), y * width, both.argb(), (2 * y + 1) * width, width);
        }
        return both;
    }

    private boolean readAhead() throws IOException {
        if (!ahead && !ended) {
            ahead = reader.read(next);
            ended = !ahead;
        }
        return ahead;
    }

    /** Pictures that would have flashed. */
    long softened() {
        return limiter.softened();
    }

    /** The picture that is there now, as a store; each new one has a number of its own. */
    private static final class Now implements PictureStore {
        private Picture picture = new Picture(1, 1);
        private int number;

        Picture replace(Picture by) {
            Picture before = picture;
            picture = by;
            number++;
            return before;
        }

        @Override
        public int count() {
            return number + 1;
        }

        @Override
        public int pictureAt(long soundFrame) {
            return number;
        }

        @Override
        public int width(int of) {
            return picture.width();
        }

        @Override
        public int height(int of) {
            return picture.height();
        }

        @Override
        public void read(int of, Picture into) {
            into.resize(picture.width(), picture.height());
            System.arraycopy(picture.argb(), 0, into.argb(), 0, picture.width() * picture.height());
            into.timeS(picture.timeS());
        }

        @Override
        public double framesPerS() {
            return 0;
        }
    }
}
