package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The historical network's lessons and ways to render. What it sounds like is in {@link WorldScoresTest}. */
class HistoricalTest {
    @TempDir
    private Path folder;

    private static final HistoricalModel MODEL =
            new HistoricalModel(HistoricalModel.network(30).randomise(new Random(1)), 1);

    private static float[] rendered(World world, double framesPerS, HistoricalSound.Rendering rendering, long seed)
            throws IOException {
        HistoricalSound sound = new HistoricalSound(world.pictures(framesPerS), MODEL, rendering, seed);
        float[] left = new float[2 * HistoricalModel.RATE_HZ];
        float[] right = new float[left.length];
        // In odd pieces: how it is read does not count.
        for (int at = 0; at < left.length; ) {
            at += sound.read(left, right, at, Math.min(301, left.length - at));
        }
        assertArrayEquals(left, right);
        return left;
    }

    @Test
    void rawIsWhatIsPredictedAndWindowFadesItAtEveryPicture() throws IOException {
        World world = new World(3, 3);
        float[] raw = rendered(world, 30, HistoricalSound.Rendering.RAW, 1);
        float[] window = rendered(world, 30, HistoricalSound.Rendering.WINDOW, 1);
        Greys greys = new Greys();
        byte[] grey = new byte[Greys.COUNT];
        float[] input = new float[Greys.COUNT];
        Picture picture = new Picture();
        world.draw(1, 1, picture);
        greys.of(picture, grey);
        Greys.spread(grey, input);
        int at = 30 * HistoricalModel.SAMPLES;
        assertArrayEquals(
                Arrays.copyOf(MODEL.network().predict(input), HistoricalModel.SAMPLES),
                Arrays.copyOfRange(raw, at, at + HistoricalModel.SAMPLES));
        for (int t = at; t < raw.length; t += HistoricalModel.SAMPLES) {
            assertEquals(0, window[t], 1e-4);
            int middle = t + HistoricalModel.SAMPLES / 2;
            assertEquals(raw[middle], window[middle], 1e-3);
        }
    }

    @Test
    void cloudsOfOneSeedAreAlikeAndAsLoudAsWhatTheyAreMadeOf() throws IOException {
        World world = new World(3, 3);
        float[] cloud = rendered(world, 30, HistoricalSound.Rendering.CLOUD, 1);
        assertArrayEquals(cloud, rendered(world, 30, HistoricalSound.Rendering.CLOUD, 1));
        assertFalse(Arrays.equals(cloud, rendered(world, 30, HistoricalSound.Rendering.CLOUD, 2)));
        float[] raw = rendered(world, 30, HistoricalSound.Rendering.RAW, 1);
        double from = 0.5 * raw.length;
        double powers = 0;
        double rawPowers = 0;
        for (int t = (int) from; t < raw.length; t++) {
            powers += cloud[t] * cloud[t];
            rawPowers += raw[t] * raw[t];
        }
        assertEquals(0, 10 * Math.log10(powers / rawPowers), 6);
    }

    @Test
    void aFilmOfFewerPicturesHoldsEachOfThemLonger() throws IOException {
        World world = new World(3, 3);
        float[] raw = rendered(world, 15, HistoricalSound.Rendering.RAW, 1);
        int at = 30 * HistoricalModel.SAMPLES;
        assertArrayEquals(
                Arrays.copyOfRange(raw, at, at + HistoricalModel.SAMPLES),
                Arrays.copyOfRange(raw, at + HistoricalModel.SAMPLES, at + 2 * HistoricalModel.SAMPLES));
    }

    @Test
    void lessonsPairPicturesWithTheSamplesThatFollow() throws IOException {
        World world = new World(3, 4);
        SoundReader counting = World.reader(new float[4 * HistoricalModel.RATE_HZ]);
        HistoricalLesson lesson = HistoricalLesson.of(world.pictures(30), counting, () -> false);
        assertEquals(4, lesson.lengthS(), 0.1);
        byte[] grey = new byte[Greys.COUNT];
        Picture picture = new Picture();
        world.draw(50 / 30.0, 1, picture);
        new Greys().of(picture, grey);
        assertArrayEquals(grey, lesson.seen.get(50));
    }

    @Test
    void theSameLessonsAndSeedTeachTheSame() throws IOException {
        World world = new World(3, 4);
        HistoricalLesson lesson = HistoricalLesson.of(world.pictures(30), World.reader(world.sound()), () -> false);
        Path[] files = {folder.resolve("one.v2s"), folder.resolve("other.v2s")};
        for (Path file : files) {
            new HistoricalLearning(List.of(lesson), 1, 10)
                    .learn(folder.resolve("u"), (round, most, learnt, heldOut, unit, leftS) -> {}, () -> false)
                    .write(file);
        }
        assertEquals(-1, Files.mismatch(files[0], files[1]));
    }
}
