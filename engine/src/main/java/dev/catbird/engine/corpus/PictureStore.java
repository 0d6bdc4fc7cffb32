package dev.catbird.engine.corpus;

import dev.catbird.engine.media.Picture;

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

    /** Nominal pictures per second of the first video that has pictures; 0 if there are none. */
    double framesPerS();
}
