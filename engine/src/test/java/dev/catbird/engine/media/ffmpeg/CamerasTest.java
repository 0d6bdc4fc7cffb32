package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Camera;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Cameras, by one of FFmpeg's own sources in the place of one: machines that test have none. */
class CamerasTest {
    private static String refusal(Executable tried) {
        return String.valueOf(assertThrows(MediaException.class, tried).getMessage());
    }

    @Test
    void picturesComeUntilTheCameraGoes() throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        try (PictureReader camera = library.openCamera("lavfi:testsrc=size=64x48:rate=50:duration=0.2", 32, 32)) {
            assertEquals(32, camera.width());
            assertEquals(24, camera.height());
            Picture picture = new Picture();
            int count = 0;
            double before = -1;
            while (camera.read(picture)) {
                assertTrue(picture.timeS() > before);
                before = picture.timeS();
                count++;
            }
            assertEquals(10, count);
            assertEquals(0.18, before, 1e-6);
        }
    }

    @Test
    void cameraThatIsNotThereIsToldWithThoseThatAre() throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        List<Camera> there = library.cameras();
        String message = refusal(() -> library.openCamera("no such camera", 32, 32));
        assertFalse(message.contains("\n"), message);
        for (Camera camera : there) {
            assertTrue(message.contains(camera.name()), message);
        }
        assertTrue(message.startsWith("camera: there is n"), message);
    }

    @Test
    void withoutAnyCameraThatIsSaid() throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        Assumptions.assumeTrue(library.cameras().isEmpty());
        String message = refusal(() -> library.openCamera("", 32, 32));
        assertTrue(message.startsWith("camera: there is none"), message);
    }

    @Test
    void sourceThatCannotBeIsToldInOneLine() throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        String message = refusal(() -> library.openCamera("lavfi:nosuchsource", 32, 32));
        assertTrue(message.startsWith("camera: nosuchsource"), message);
        assertTrue(message.contains("cannot be opened"), message);
    }

    @Test
    void otherLibrariesSayThatTheyCannot() {
        MediaLibrary library = new JcodecLibrary();
        assertTrue(library.cameras().isEmpty());
        String message = refusal(() -> library.openCamera("", 32, 32));
        assertTrue(message.contains("cannot read cameras"), message);
    }
}
