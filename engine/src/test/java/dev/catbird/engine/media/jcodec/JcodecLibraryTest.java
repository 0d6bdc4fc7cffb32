package dev.catbird.engine.media.jcodec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.AbstractMediaLibraryContractTest;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.TestClips;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JcodecLibraryTest extends AbstractMediaLibraryContractTest {

    @Override
    protected MediaLibrary library() {
        return new JcodecLibrary();
    }

    @Override
    protected Path pictures(Path file, int width, int height, double lengthS) throws IOException {
        OutputFormat format = new OutputFormat(width, height, TestClips.FRAMES_PER_S, 0, 0);
        return TestClips.write(FfmpegLibrary.load(), file, format, lengthS);
    }

    @Test
    void aacIsRefusedAndTheWayOutIsNamed() throws IOException {
        Path file = TestClips.write(FfmpegLibrary.load(), folder.resolve("a.m4a"), OutputFormat.sound(RATE_HZ, 2), 0.5);
        String message = assertThrows(MediaException.class, () -> library().openSound(file, RATE_HZ))
                .getMessage();
        assertTrue(String.valueOf(message).contains("FFmpeg"), message);
    }

    @Test
    void wavAtAnotherRateIsRefused() throws IOException {
        Path file = TestClips.write(library(), folder.resolve("a.wav"), OutputFormat.sound(48000, 2), 0.5);
        assertRefused(file, () -> library().openSound(file, RATE_HZ));
    }

    @Test
    void truncatedWavGivesWhatIsThereAndWarns() throws IOException {
        Path file = TestClips.write(library(), folder.resolve("a.wav"), OutputFormat.sound(RATE_HZ, 2), 0.5);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 8005));
        try (SoundReader reader = library().openSound(file, RATE_HZ)) {
            assertEquals(22050 - 1001, TestClips.sound(reader)[0].length);
            assertEquals(1, reader.warnings().size());
        }
    }

    @Test
    void callThatNeverReturnsIsLeftBehind() {
        Path file = Path.of("endless.mp4");
        CountDownLatch never = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(file, 50)) {
            assertRefused(
                    file,
                    () -> watchdog.call(() -> {
                        while (true) {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                // The worst kind: it does not even listen.
                            }
                        }
                    }));
            assertRefused(file, () -> watchdog.call(() -> List.of()));
        } finally {
            never.countDown();
        }
    }

    @Test
    void whateverIsThrownInsideBecomesOneLine() {
        Path file = Path.of("bad.mp4");
        try (Watchdog watchdog = new Watchdog(file, 10_000)) {
            assertRefused(
                    file,
                    () -> watchdog.call(() -> {
                        throw new ArrayIndexOutOfBoundsException("-1\nsecond line");
                    }));
            assertRefused(
                    file,
                    () -> watchdog.call(() -> {
                        throw new StackOverflowError();
                    }));
        }
    }
}
