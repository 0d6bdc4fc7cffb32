package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A film whose pictures are changed as they are read. Thread: one. */
record ChangedPictures(PictureReader film, Consumer<Picture> change) implements PictureReader {
    @Override
    public int width() {
        return film.width();
    }

    @Override
    public int height() {
        return film.height();
    }

    @Override
    public double framesPerS() {
        return film.framesPerS();
    }

    @Override
    public boolean read(Picture into) throws IOException {
        boolean more = film.read(into);
        if (more) {
            change.accept(into);
        }
        return more;
    }

    @Override
    public boolean skip() throws IOException {
        return film.skip();
    }

    @Override
    public List<String> warnings() {
        return film.warnings();
    }

    @Override
    public void close() throws IOException {
        film.close();
    }
}
