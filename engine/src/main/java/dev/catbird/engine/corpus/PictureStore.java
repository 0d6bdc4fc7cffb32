package dev.catbird.engine.corpus;

import dev.catbird.engine.media.Picture;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The pictures of a corpus, any of them at once. Thread: render; reads allocate nothing. */
public interface PictureStore {

    /** Pictures in all. */
    int count();

    /** The picture on screen at a frame of the corpus's sound axis; -1 if that place has none. */
    int pictureAt(long soundFrame);

    int width(int picture);

    int height(int picture);

    /** Unpacks a picture into {@code into}, resized to fit. */
    void read(int picture, Picture into);

    /**
     * Where a picture lies packed as {@link dev.catbird.engine.picture.Bc1} has it, in memory outside Java's heap, from {@link
     * #packedAt} on; null if this store holds it otherwise.
     */
    default @Nullable ByteBuffer packed(int picture) {
        return null;
    }

    /** The position of a picture's first byte in {@link #packed}. */
    default int packedAt(int picture) {
        return 0;
    }

    /** Changes whenever a picture does; those of a corpus never do. */
    default long edition(int picture) {
        return 0;
    }

    /** Nominal pictures per second of the first video that has pictures; 0 if there are none. */
    double framesPerS();
}
