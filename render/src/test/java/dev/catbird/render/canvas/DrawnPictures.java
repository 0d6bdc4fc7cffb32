package dev.catbird.render.canvas;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** A store of pictures drawn by a test, which counts how often one is unpacked. */
final class DrawnPictures implements PictureStore {
    private final List<Picture> pictures = new ArrayList<>();
    private int reads;

    /** Adds a picture, RGB by x and y. */
    DrawnPictures add(int width, int height, IntBinaryOperator rgb) {
        Picture picture = new Picture(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.argb()[y * width + x] = 0xFF000000 | rgb.applyAsInt(x, y);
            }
        }
        pictures.add(picture);
        return this;
    }

    DrawnPictures addFlat(int width, int height, int rgb) {
        return add(width, height, (x, y) -> rgb);
    }

    /** Adds a scene with something to recognise: a sky from light to dark, a ground, a disc, a fence. */
    DrawnPictures addScene(int width, int height, int sky, int ground, int disc, double place) {
        double radius = height / 4.0;
        return add(width, height, (x, y) -> {
            double distance = Math.hypot(x + 0.5 - place * width, y + 0.5 - height / 2.0);
            if (distance < radius) {
                return disc;
            }
            if (y > height * 3 / 4) {
                return x / 4 % 2 == 0 ? ground : 0xFFFFFF & ~ground;
            }
            int fade = 256 - 160 * y / height;
            int red = (sky >> 16 & 255) * fade / 256;
            int green = (sky >> 8 & 255) * fade / 256;
            int blue = (sky & 255) * fade / 256;
            return red << 16 | green << 8 | blue;
        });
    }

    int reads() {
        return reads;
    }

    @Override
    public int count() {
        return pictures.size();
    }

    @Override
    public int pictureAt(long soundFrame) {
        return -1;
    }

    @Override
    public int width(int picture) {
        return pictures.get(picture).width();
    }

    @Override
    public int height(int picture) {
        return pictures.get(picture).height();
    }

    @Override
    public void read(int picture, Picture into) {
        reads++;
        Picture from = pictures.get(picture);
        into.resize(from.width(), from.height());
        System.arraycopy(from.argb(), 0, into.argb(), 0, from.width() * from.height());
    }

    @Override
    public double framesPerS() {
        return 25;
    }
}
