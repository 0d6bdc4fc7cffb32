package dev.catbird.video2sound;

import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.util.function.Consumer;

/** A film whose pictures are changed as they are read. Thread: one. */
final class ChangedPictures {
    private ChangedPictures() {}

    static PictureReader of(PictureReader film, Consumer<Picture> change) {
        return MadePictures.of(film, into -> {
            boolean more = film.read(into);
            if (more) {
                change.accept(into);
            }
            return more;
        });
    }
}
