package dev.catbird.render.gl;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.picture.Bc1;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A store of drawn pictures, packed in memory outside the heap as a corpus has them. Thread: the test's. */
final class PackedPictures implements PictureStore {
    private record Packed(int width, int height, ByteBuffer bytes) {}

    private final List<Packed> pictures = new ArrayList<>();
    private final boolean hidden;

    /** {@code hidden}: as a store that has no packed pictures to give. */
    PackedPictures(boolean hidden) {
        this.hidden = hidden;
    }

    /** Adds soft waves with a few hard edges. */
    PackedPictures add(long seed, int width, int height) {
        Random random = new Random(seed);
        double[] waves = random.doubles(12, 1, 9).toArray();
        Picture picture = new Picture(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = Math.hypot((double) x / width - 0.4, (double) y / height - 0.6) < 0.2;
                int rgb = 0xFF;
                for (int c = 0; c < 3; c++) {
                    double wave = Math.sin(waves[4 * c] * x / width + waves[4 * c + 1])
                            * Math.cos(waves[4 * c + 2] * y / height + waves[4 * c + 3]);
                    rgb = rgb << 8 | (int) (inside ? 250 - 100 * c : 127.5 + 120 * wave);
                }
                picture.argb()[y * width + x] = rgb;
            }
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(8 + Bc1.bytes(width, height));
        Bc1.encode(picture, bytes, 8);
        pictures.add(new Packed(width, height, bytes));
        return this;
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
        return pictures.get(picture).width;
    }

    @Override
    public int height(int picture) {
        return pictures.get(picture).height;
    }

    @Override
    public void read(int picture, Picture into) {
        Packed packed = pictures.get(picture);
        Bc1.decode(packed.bytes, 8, packed.width, packed.height, into);
    }

    @Override
    public @Nullable ByteBuffer packed(int picture) {
        return hidden ? null : pictures.get(picture).bytes;
    }

    @Override
    public int packedAt(int picture) {
        return 8;
    }

    @Override
    public double framesPerS() {
        return 25;
    }
}
