package dev.catbird.app;

import dev.catbird.engine.media.ImageSequence;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is watched: a video, a sequence of pictures, or a camera. Thread: main; what it opens is for one thread each. */
final class Subject {
    /** What a camera is called on the command line; a file of that name is {@code ./camera}. */
    static final String CAMERA = "camera";

    private final MediaLibrary library;
    private final String name;
    private final @Nullable String camera;
    private final @Nullable MediaInfo video;
    private final @Nullable ImageSequence sequence;

    private Subject(
            MediaLibrary library,
            String name,
            @Nullable String camera,
            @Nullable MediaInfo video,
            @Nullable ImageSequence sequence) {
        this.library = library;
        this.name = name;
        this.camera = camera;
        this.video = video;
        this.sequence = sequence;
    }

    /** Whether that is what a camera is called. */
    static boolean isCamera(String name) {
        return name.equals(CAMERA) || name.startsWith(CAMERA + ":");
    }

    /** Finds it; {@code framesPerS}: of a sequence. Throws {@link MediaException} if it is not there or has no pictures. */
    static Subject of(MediaLibrary library, String name, double framesPerS) throws IOException {
        if (isCamera(name)) {
            String camera = name.equals(CAMERA) ? "" : name.substring(CAMERA.length() + 1);
            Subject subject = new Subject(library, name, camera, null, null);
            // That there is none shall be told before all else.
            subject.open(1, 1).close();
            return subject;
        }
        Path path = Path.of(name);
        if (ImageSequence.isNamed(path)) {
            ImageSequence sequence = ImageSequence.of(path, framesPerS);
            return new Subject(library, name, null, null, sequence);
        }
        MediaInfo info = library.probe(path);
        if (info.picture() == null) {
            throw new MediaException(path, "has no pictures to watch; for its sound there is catbird render");
        }
        return new Subject(library, name, null, info, null);
    }

    String name() {
        return name;
    }

    /** Whether its pictures come as they are taken. */
    boolean isCamera() {
        return camera != null;
    }

    /** Opens its pictures, no larger than this. */
    PictureReader open(int maxWidth, int maxHeight) throws IOException {
        if (camera != null) {
            return library.openCamera(camera, maxWidth, maxHeight);
        }
        return sequence == null
                ? library.openPictures(Path.of(name), maxWidth, maxHeight)
                : sequence.open(library, maxWidth, maxHeight);
    }

    /** Opens its sound; null if it has none. */
    @Nullable
    SoundReader openSound(int rateHz) throws IOException {
        return video == null || video.sound() == null ? null : library.openSound(Path.of(name), rateHz);
    }

    /** Its length; where the file does not say, its pictures are counted. */
    double durationS(Interruption interruption) throws IOException {
        if (sequence != null) {
            return sequence.durationS();
        }
        if (video != null && Double.isFinite(video.durationS()) && video.durationS() > 0) {
            return video.durationS();
        }
        try (PictureReader pictures = open(16, 16)) {
            Picture picture = new Picture();
            while (pictures.read(picture)) {
                interruption.check();
            }
            return Math.max(1 / Math.max(1, pictures.framesPerS()), picture.timeS());
        }
    }
}
