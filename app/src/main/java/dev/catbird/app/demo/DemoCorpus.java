package dev.catbird.app.demo;

import dev.catbird.app.demo.Orchestra.StereoMix;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The demo's corpus: a film of about a minute with singing birds, a guitar, drums, bells, an organ, a storm and the sea,
 * every sound with its picture. 640 x 360 at 25 frames per second, 44.1 kHz stereo, always the same. Thread: worker, one.
 */
public final class DemoCorpus {
    private DemoCorpus() {}

    /**
     * Draws, plays and writes the film to {@code file}, whose ending chooses the container; nothing appears there before
     * it is complete. Progress is counted in pictures.
     */
    public static void write(MediaLibrary library, Path file, ProgressListener progress) throws IOException {
        write(Score.demo(), library, file, progress);
    }

    static void write(Score score, MediaLibrary library, Path file, ProgressListener progress) throws IOException {
        StereoMix mix = Orchestra.play(score);
        Film film = new Film(score);
        int pictures = film.pictures();
        progress.stage("drawing the demo film", "pictures", pictures);
        OutputFormat format = new OutputFormat(Film.WIDTH, Film.HEIGHT, Film.FRAMES_PER_S, Orchestra.RATE_HZ, 2);
        Picture picture = new Picture(Film.WIDTH, Film.HEIGHT);
        try (MediaWriter writer = library.create(file, format)) {
            int played = 0;
            for (int i = 0; i < pictures; i++) {
                film.draw(i, picture);
                writer.picture(picture);
                int until = (int) ((i + 1L) * mix.frames() / pictures);
                writer.sound(mix.left(), mix.right(), played, until - played);
                played = until;
                progress.advance(i + 1L);
            }
            writer.finish();
        }
    }
}
