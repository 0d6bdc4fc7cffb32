package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.TestClips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back at the same time, in the same place, in the same colour. */
@Timeout(120)
class RoundTripTest {
    @TempDir
    private Path folder;

    private static MediaLibrary library() throws IOException {
        return FfmpegLibrary.load();
    }

    @ParameterizedTest
    @CsvSource({
        "mp4,44100,2,25",
        "mov,48000,2,29.97",
        "m4v,44100,1,24",
        "mkv,44100,2,23.976",
        "webm,44100,2,30",
        "mp4,22050,1,12.5",
        "mkv,96000,2,60"
    })
    void picturesAndSoundKeepTheirTimes(String ending, int rateHz, int channels, double framesPerS) throws IOException {
        Path file = TestClips.write(
                library(), folder.resolve("clip." + ending), new OutputFormat(64, 48, framesPerS, rateHz, channels), 2);
        try (SoundReader reader = library().openSound(file, 44100)) {
            assertEquals(channels, reader.channels());
            float[][] sound = TestClips.sound(reader);
            assertEquals(1.0, TestClips.peakS(sound[0], 44100), 1e-3);
            assertEquals(1.0, TestClips.peakS(sound[1], 44100), 1e-3);
            assertEquals(2.0, sound[0].length / 44100.0, 0.05);
            assertEquals(List.of(), reader.warnings());
        }
        try (PictureReader reader = library().openPictures(file, 64, 48)) {
            assertEquals(framesPerS, reader.framesPerS(), 2e-3);
            Picture picture = new Picture();
            int count = 0;
            while (reader.read(picture)) {
                assertEquals(count / framesPerS, picture.timeS(), 1e-3);
                assertEquals(TestClips.grey(count), TestClips.middle(picture)[0], 6, "picture " + count);
                count++;
            }
            assertEquals(Math.round(2 * framesPerS), count);
            assertEquals(List.of(), reader.warnings());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wav,44100,2", "wav,8000,1", "wav,96000,2", "flac,44100,2", "flac,96000,1", "mp3,44100,2", "mp3,8000,1",
        "mp3,96000,2", "m4a,48000,2", "m4a,8000,1", "ogg,44100,2", "opus,48000,1", "mp4,44100,2", "webm,16000,1"
    })
    void soundAloneKeepsItsTime(String ending, int rateHz, int channels) throws IOException {
        Path file =
                TestClips.write(library(), folder.resolve("clip." + ending), OutputFormat.sound(rateHz, channels), 1);
        MediaInfo info = library().probe(file);
        assertNull(info.picture());
        assertNotNull(info.sound());
        assertEquals(channels, info.sound().channels());
        float[][] sound = TestClips.sound(library(), file, 44100);
        assertEquals(0.5, TestClips.peakS(sound[0], 44100), 1e-3);
        assertEquals(1.0, sound[0].length / 44100.0, 0.15);
    }

    @Test
    void flacKeepsTwentyFourBitsAndClips() throws IOException {
        Path file = folder.resolve("clip.flac");
        Random random = new Random(2);
        float[] left = new float[5000];
        float[] right = new float[5000];
        for (int i = 0; i < left.length; i++) {
            left[i] = random.nextFloat() * 2 - 1;
            right[i] = i % 2 == 0 ? 3 : -3;
        }
        try (MediaWriter writer = library().create(file, OutputFormat.sound(44100, 2))) {
            writer.sound(left, right, 0, left.length);
            writer.finish();
        }
        float[][] sound = TestClips.sound(library(), file, 44100);
        assertArrayEquals(left, sound[0], 1.5f / (1 << 23));
        for (int i = 0; i < right.length; i++) {
            right[i] = Math.signum(right[i]);
        }
        assertArrayEquals(right, sound[1], 1.5f / (1 << 23));
    }

    @ParameterizedTest
    @CsvSource({"mp4,128", "webm,128", "mp4,720", "mkv,720"})
    void coloursComeBack(String ending, int height) throws IOException {
        int[][] colours = {{255, 255, 255}, {0, 0, 0}, {200, 30, 30}, {30, 200, 30}, {30, 30, 200}, {120, 130, 90}};
        Path file = folder.resolve("colours." + ending);
        try (MediaWriter writer = library().create(file, new OutputFormat(64, height, 5, 0, 0))) {
            Picture picture = new Picture(64, height);
            for (int[] colour : colours) {
                TestClips.fill(picture, colour[0], colour[1], colour[2]);
                writer.picture(picture);
            }
            writer.finish();
        }
        try (PictureReader reader = library().openPictures(file, 64, height)) {
            Picture picture = new Picture();
            for (int[] colour : colours) {
                assertTrue(reader.read(picture));
                for (int i = 0; i < 3; i++) {
                    assertEquals(colour[i], TestClips.middle(picture)[i], 8);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,16,16", "2,2,16,16", "33,17,34,18", "1,40,16,40", "641,16,642,16", "16,16,16,16"})
    void oddSizesArePaddedWithTheirEdges(int width, int height, int paddedWidth, int paddedHeight) throws IOException {
        for (String ending : List.of("mp4", "webm")) {
            Path file = folder.resolve("odd." + ending);
            TestClips.write(library(), file, new OutputFormat(width, height, 25, 0, 0), 0.2);
            try (PictureReader reader = library().openPictures(file, 1000, 1000)) {
                Picture picture = new Picture();
                assertTrue(reader.read(picture));
                assertEquals(paddedWidth, picture.width());
                assertEquals(paddedHeight, picture.height());
                int last = picture.argb()[picture.width() * picture.height() - 1];
                assertEquals(TestClips.grey(0), last & 255, 6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv", "webm"})
    void fileOfOnePictureIsWhole(String ending) throws IOException {
        Path file = folder.resolve("one." + ending);
        TestClips.write(library(), file, new OutputFormat(64, 48, 25, 0, 0), 0.04);
        try (PictureReader reader = library().openPictures(file, 64, 48)) {
            Picture picture = new Picture();
            assertTrue(reader.read(picture));
            assertEquals(0, picture.timeS());
            assertFalse(reader.read(picture));
        }
    }

    @Test
    void soundWrittenAfterAllPicturesIsStillInStep() throws IOException {
        // TestClips writes all pictures first: twenty seconds go beyond what the muxer holds back.
        Path file = TestClips.write(library(), folder.resolve("late.mp4"), new OutputFormat(32, 32, 10, 44100, 2), 20);
        assertEquals(10, TestClips.peakS(TestClips.sound(library(), file, 44100)[0], 44100), 1e-3);
        try (PictureReader reader = library().openPictures(file, 32, 32)) {
            int count = 0;
            while (reader.skip()) {
                count++;
            }
            assertEquals(200, count);
        }
    }

    @ParameterizedTest
    @CsvSource({"44100,48000,997", "48000,44100,997", "44100,48000,15000", "48000,44100,15000", "96000,44100,5000"})
    void resamplingIsClean(int fromHz, int toHz, double toneHz) throws IOException {
        Path file = folder.resolve("tone.wav");
        float[] tone = TestClips.sine(fromHz, 1, toneHz);
        try (MediaWriter writer = library().create(file, OutputFormat.sound(fromHz, 1))) {
            writer.sound(tone, tone, 0, tone.length);
            writer.finish();
        }
        float[] sound = TestClips.sound(library(), file, toHz)[0];
        assertEquals(toHz, sound.length, 2);
        // Against the tone itself, not a fitted one: gain and phase must be right too.
        double signal = 0;
        double error = 0;
        for (int i = toHz / 10; i < toHz * 9 / 10; i++) {
            double ideal = 0.8 * Math.sin(2 * Math.PI * toneHz * i / toHz);
            signal += ideal * ideal;
            error += (sound[i] - ideal) * (sound[i] - ideal);
        }
        double decibels = 10 * Math.log10(signal / error);
        assertTrue(decibels > 100, decibels + " dB");
    }

    @Test
    void whatLiesAboveTheNewRateIsGone() throws IOException {
        Path file = folder.resolve("high.wav");
        float[] tone = TestClips.sine(96000, 1, 30000);
        try (MediaWriter writer = library().create(file, OutputFormat.sound(96000, 1))) {
            writer.sound(tone, tone, 0, tone.length);
            writer.finish();
        }
        float[] sound = TestClips.sound(library(), file, 44100)[0];
        double peak = 0;
        for (int i = 4410; i < 39690; i++) {
            peak = Math.max(peak, Math.abs(sound[i]));
        }
        assertTrue(peak < 1e-5, "peak " + peak);
    }
}
