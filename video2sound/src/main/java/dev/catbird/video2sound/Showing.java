package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Pictures by the time at which they are shown. Thread: one. */
interface Showing {
    /** What is shown at that time, the last picture from when it appears on; null before the first. Times do not go back. */
    @Nullable
    Picture at(double timeS) throws IOException;
}
