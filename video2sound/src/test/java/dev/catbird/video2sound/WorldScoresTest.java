package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of learning one world and watching another: the figures docs/watch.md gives, on a smaller world. */
class WorldScoresTest {
    private static final double FRAMES_PER_S = Double.parseDouble(System.getProperty("world.fps", "30"));
    /** The figures in the documents are of 240 and 60 seconds. */
    private static final double LEARNT_S = Double.parseDouble(System.getProperty("world.learnt", "40"));

    private static final double WATCHED_S = Double.parseDouble(System.getProperty("world.watched", "12"));

    private static final LearningListener NOBODY = (round, most, learnt, heldOut, unit, leftS) -> {};

    /** Worlds over which what wavers is measured. */
    private static final int WORLDS = 4;

    @TempDir
    private static Path folder;

    private static World learnt;
    private static World watched;
    private static float[] truth;
    private static WorldCorpus corpus;
    private static PictureAtlas atlas;
    private static Model model;
    private static float[] mosaic;
    private static float[] retrieved;
    private static HistoricalModel historical;
    private static float[] raw;

    /** Neurons of the historical network: fewer learn sooner, the documents' figures are of all. */
    private static final int HIDDEN = Integer.getInteger("world.hidden", 60);

    @BeforeAll
    static void learnOneWorldAndWatchAnother() throws IOException {
        learnt = new World(1, LEARNT_S);
        watched = new World(2, WATCHED_S);
        truth = watched.sound();
        corpus = new WorldCorpus(learnt, FRAMES_PER_S);
        Lesson lesson = Lesson.of(
                learnt.pictures(FRAMES_PER_S), World.reader(learnt.sound()), AnalysisSettings.DEFAULT, () -> false);
        model = new Learning(List.of(lesson), 1).learn(folder.resolve("unfinished"), NOBODY, () -> false);
        atlas = PictureAtlas.of(corpus, ProgressListener.SILENT, () -> false);
        mosaic = mosaic(watched.pictures(FRAMES_PER_S));
        retrieved = retrieve(watched.pictures(FRAMES_PER_S), new Parameters());
        HistoricalLesson old = HistoricalLesson.of(
                learnt.pictures(FRAMES_PER_S), World.reader(Meters.halved(learnt.sound())), () -> false);
        historical = new HistoricalLearning(List.of(old), 1, HIDDEN).learn(folder.resolve("old"), NOBODY, () -> false);
        raw = historical(HistoricalSound.Rendering.RAW);
    }

    private static float[] historical(HistoricalSound.Rendering rendering) throws IOException {
        HistoricalSound sound = new HistoricalSound(watched.pictures(FRAMES_PER_S), historical, rendering, 1);
        float[] half = new float[truth.length / 2];
        ShownPictures.fill(sound, half, new float[half.length]);
        return Meters.doubled(half);
    }

    private static float[] mosaic(PictureReader film) {
        return Watching.play(corpus, Watching.mosaic(corpus, model, film), new Parameters(), WATCHED_S);
    }

    private static float[] retrieve(PictureReader film, Parameters parameters) {
        parameters.set(Parameter.COMBINATION, 2);
        return Watching.play(corpus, Watching.retrieve(corpus, atlas, film), parameters, WATCHED_S);
    }

    private static double silentDb() {
        return Meters.errorDb(new float[truth.length], truth);
    }

    @Test
    void theMetersAgreeWithTheWorld(TestReporter reporter) throws IOException {
        Meters.Onsets own = Meters.onsets(Meters.onsetsS(truth), watched.onsetsS());
        assertTrue(own.f1() > 0.85, own.toString());
        assertEquals(0, own.lagS(), 0.015);
        assertEquals(0, Meters.errorDb(truth, truth));
        float[] stepped = truth.clone();
        // What a sound made picture by picture does: it breaks off at each of them.
        for (int t = 0; t < stepped.length; t++) {
            stepped[t] *= (float) (0.4 + 0.6 * Math.abs(Math.sin(Math.PI * FRAMES_PER_S * t / World.RATE_HZ)));
        }
        double wavers = Meters.modulationDb(stepped, FRAMES_PER_S) - Meters.modulationDb(truth, FRAMES_PER_S);
        assertTrue(wavers > 5, Double.toString(wavers));
        report(reporter, "truth", truth);
        report(reporter, "mosaic", mosaic);
        report(reporter, "retrieve", retrieved);
        report(reporter, "raw", raw);
        report(reporter, "window", historical(HistoricalSound.Rendering.WINDOW));
        report(reporter, "cloud", historical(HistoricalSound.Rendering.CLOUD));
        reporter.publishEntry(
                "model",
                String.format(
                        Locale.ROOT,
                        "%.2f dB, mean %.2f dB, silence %.2f dB",
                        model.errorDb(),
                        model.meanDb(),
                        model.silentDb()));
    }

    private static void report(TestReporter reporter, String name, float[] sound) {
        reporter.publishEntry(
                name,
                String.format(
                        Locale.ROOT,
                        "error %.2f dB (silence %.2f), modulation %.2f dB (truth %.2f), onsets %s, level %.1f dB (truth %.1f)",
                        Meters.errorDb(sound, truth),
                        silentDb(),
                        Meters.modulationDb(sound, FRAMES_PER_S),
                        Meters.modulationDb(truth, FRAMES_PER_S),
                        Meters.onsets(Meters.onsetsS(sound), watched.onsetsS()),
                        Meters.levelDb(sound, 0, WATCHED_S),
                        Meters.levelDb(truth, 0, WATCHED_S)));
    }

    @Test
    void whatWasLearntIsMuchNearerThanSilence() {
        assertTrue(model.errorDb() < model.silentDb() - 3, model.errorDb() + " " + model.silentDb());
        assertTrue(model.errorDb() < 0.8 * model.meanDb(), model.errorDb() + " " + model.meanDb());
        double error = Meters.errorDb(mosaic, truth);
        assertTrue(error < silentDb() - 3, error + " " + silentDb());
        double retrievedError = Meters.errorDb(retrieved, truth);
        assertTrue(retrievedError < silentDb(), retrievedError + " " + silentDb());
    }

    /** Neither more nor less than what is watched does by itself, in the mean of a few worlds: they differ by chance. */
    @Test
    void nothingWaversAtTheRateOfThePictures() {
        double more = Meters.modulationDb(mosaic, FRAMES_PER_S) - Meters.modulationDb(truth, FRAMES_PER_S);
        double sum = more;
        StringBuilder all = new StringBuilder(Double.toString(more));
        for (long seed = 3; seed < 2 + WORLDS; seed++) {
            World other = new World(seed, WATCHED_S);
            more = Meters.modulationDb(mosaic(other.pictures(FRAMES_PER_S)), FRAMES_PER_S)
                    - Meters.modulationDb(other.sound(), FRAMES_PER_S);
            sum += more;
            all.append(' ').append(more);
        }
        assertEquals(0, sum / WORLDS, 1.5, all.toString());
        double retrievedMore = Meters.modulationDb(retrieved, FRAMES_PER_S) - Meters.modulationDb(truth, FRAMES_PER_S);
        assertTrue(retrievedMore < 2.5, Double.toString(retrievedMore));
    }

    @Test
    void theHistoricalNetworkBuzzesAndIsFarOff() throws IOException {
        double own = Meters.modulationDb(truth, HistoricalModel.PICTURES_PER_S);
        double buzz = Meters.modulationDb(raw, HistoricalModel.PICTURES_PER_S) - own;
        assertTrue(buzz > 5, Double.toString(buzz));
        double windowed = Meters.modulationDb(historical(HistoricalSound.Rendering.WINDOW), 30) - own;
        assertTrue(windowed > buzz, windowed + " " + buzz);
        double clouded = Meters.modulationDb(historical(HistoricalSound.Rendering.CLOUD), 30) - own;
        assertTrue(clouded < 3, Double.toString(clouded));
        double error = Meters.errorDb(raw, truth);
        assertTrue(Meters.errorDb(mosaic, truth) <= 0.6 * error, Meters.errorDb(mosaic, truth) + " " + error);
    }

    @Test
    void whatBeginsIsHeardToBegin() {
        Meters.Onsets onsets = Meters.onsets(Meters.onsetsS(mosaic), watched.onsetsS());
        assertTrue(onsets.f1() >= 0.75, onsets.toString());
        assertTrue(onsets.lagS() <= 0.04, onsets.toString());
    }

    /** By a model that has learnt from 30 pictures a second. */
    @ParameterizedTest
    @ValueSource(doubles = {12, 25, 29.97, 60})
    void atAnyRateOfPicturesItBeginsInTime(double framesPerS) {
        float[] sound = mosaic(watched.pictures(framesPerS));
        Meters.Onsets onsets = Meters.onsets(Meters.onsetsS(sound), watched.onsetsS());
        assertTrue(onsets.f1() >= 0.75, onsets.toString());
        assertEquals(0.01, onsets.lagS(), 0.02, onsets.toString());
    }

    @Test
    void itIsAsLoudAsWhatItSpeaksOf() {
        assertEquals(Meters.levelDb(truth, 0, WATCHED_S), Meters.levelDb(mosaic, 0, WATCHED_S), 3);
    }

    @Test
    void blackAndWhiteAreSilent() {
        for (int colour : new int[] {0xFF000000, 0xFFFFFFFF}) {
            double cutS = watched.onsetsS().get(3) + 0.08;
            float[] sound = mosaic(cut(watched.pictures(FRAMES_PER_S), cutS, colour));
            assertTrue(Meters.levelDb(sound, cutS - 0.06, cutS) > -50, "it sounds before");
            double afterDb = Meters.levelDb(sound, cutS + 0.25, Math.min(WATCHED_S, cutS + 3));
            assertTrue(afterDb < -80, Integer.toHexString(colour) + ": " + afterDb);
        }
    }

    /** A film that is of one colour from a time on. */
    private static PictureReader cut(PictureReader film, double cutS, int colour) {
        return ChangedPictures.of(film, picture -> {
            if (picture.timeS() >= cutS) {
                Arrays.fill(picture.argb(), colour);
            }
        });
    }

    @Test
    void shuffledPicturesSayLess() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        PictureReader film = watched.pictures(FRAMES_PER_S);
        Picture picture = new Picture();
        while (film.read(picture)) {
            pictures.add(picture);
            picture = new Picture();
        }
        Collections.shuffle(pictures, new Random(3));
        int[] number = {0};
        double shuffled = Meters.errorDb(
                mosaic(ChangedPictures.of(watched.pictures(FRAMES_PER_S), p -> {
                    Picture other = pictures.get(number[0]++);
                    System.arraycopy(other.argb(), 0, p.argb(), 0, p.width() * p.height());
                })),
                truth);
        double straight = Meters.errorDb(mosaic, truth);
        assertTrue(shuffled > straight + 1, shuffled + " " + straight);
    }

    @Test
    void theSameSeedPlaysTheSameAndTemperatureDoesNot() {
        assertArrayEqual(retrieved, retrieve(watched.pictures(FRAMES_PER_S), new Parameters()));
        Parameters hot = new Parameters();
        hot.set(Parameter.TEMPERATURE, 1);
        float[] once = retrieve(watched.pictures(FRAMES_PER_S), hot);
        assertTrue(!Arrays.equals(once, retrieved), "nothing was left to chance");
        assertArrayEqual(once, retrieve(watched.pictures(FRAMES_PER_S), hot));
        hot.set(Parameter.SEED, 2);
        assertTrue(!Arrays.equals(once, retrieve(watched.pictures(FRAMES_PER_S), hot)), "the dice are always the same");
    }

    private static void assertArrayEqual(float[] one, float[] other) {
        assertTrue(Arrays.equals(one, other), "the same was asked for, and something else came");
    }
}
