package dev.catbird.engine.media;

import java.io.IOException;
import java.util.List;

/** A film whose pictures are made as they are read: drawn, or another film's, changed or left out. Thread: one. */
public final class MadePictures implements PictureReader {
    /** Makes the pictures. */
    public interface Maker {
        /** Makes the next with its time, as {@link PictureReader#read} does; false if there is none. */
        boolean make(Picture into) throws IOException;
    }

    /** Of what is drawn: a film without end, of one size. */
    private record Drawn(int width, int height, double framesPerS) implements PictureReader {
        @Override
        public boolean read(Picture into) {
            return true;
        }

        @Override
        public boolean skip() {
            return true;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private final PictureReader film;
    private final Maker maker;
    private final Picture skipped = new Picture();

    private MadePictures(PictureReader film, Maker maker) {
        this.film = film;
        this.maker = maker;
    }

    /** Pictures of that size, so many a second; {@code maker} gives them both. */
    public static PictureReader drawn(int width, int height, double framesPerS, Maker maker) {
        return new MadePictures(new Drawn(width, height, framesPerS), maker);
    }

    /** What {@code maker} makes of {@code film}, from which it reads; in all else it is that film, and closed with this. */
    public static PictureReader of(PictureReader film, Maker maker) {
        return new MadePictures(film, maker);
    }

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
        return maker.make(into);
    }

    @Override
    public boolean skip() throws IOException {
        return maker.make(skipped);
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
