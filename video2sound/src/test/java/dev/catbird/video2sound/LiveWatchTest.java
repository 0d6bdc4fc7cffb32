package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.host.NullHost;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.video2sound.LiveSight.Ending;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is watched live, by a host that waits for pictures where a sound card would not. */
class LiveWatchTest {
    private static final double LENGTH_S = 8;
    private static final int BLOCK_FRAMES = 256;
    private static final World WATCHED = new World(4, LENGTH_S);

    private static WorldCorpus corpus;
    private static PictureAtlas atlas;

    @BeforeAll
    static void lookAtTheCorpus() {
        corpus = new WorldCorpus(new World(3, 20), 25);
        atlas = PictureAtlas.of(corpus, ProgressListener.SILENT, () -> false);
    }

    private static float[] live(PictureReader film, Function<Sight, Matcher> matcher, Parameters parameters)
            throws IOException {
        try (LiveSight sight = LiveSight.open("film", () -> film, Ending.OVER, true)) {
            Instrument instrument = Instrument.over(corpus)
                    .parameters(parameters)
                    .matcher(matcher.apply(sight), () -> matcher.apply(new PretendSight()))
                    .build();
            instrument.rehearse(1);
            NullHost host = new NullHost(BLOCK_FRAMES);
            float[] all = new float[(int) (LENGTH_S * World.RATE_HZ)];
            for (int at = 0; at < all.length; at += BLOCK_FRAMES) {
                double endS = (double) (at + BLOCK_FRAMES) / World.RATE_HZ;
                LiveSightTest.until(() -> sight.reaches(endS));
                host.run(instrument, 1);
                System.arraycopy(host.output()[0], 0, all, at, Math.min(BLOCK_FRAMES, all.length - at));
            }
            assertEquals(0, sight.lost());
            return all;
        }
    }

    private static Parameters two() {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.COMBINATION, 2);
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 25, 29.97, 60})
    void liveItSoundsAsInAFilmAndWaversAtNoRateOfPictures(double framesPerS) throws IOException {
        float[] live = live(WATCHED.pictures(framesPerS), sight -> new RetrieveMatcher(corpus, atlas, sight), two());
        float[] film =
                Watching.play(corpus, Watching.retrieve(corpus, atlas, WATCHED.pictures(framesPerS)), two(), LENGTH_S);
        assertArrayEquals(film, live);
        double wavers = Meters.modulationDb(live, framesPerS);
        // What is cut picture by picture has more than 5 dB.
        assertTrue(wavers < 2.5, wavers + " dB at " + framesPerS);
    }

    /** A model that takes everything for the same noise. */
    private static Model noise() {
        Network network = new Network(Model.SIZES);
        Arrays.fill(network.row(network.rows() - 1), 4.5f);
        return new Model(Looks.empty(), network, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF000000, 0xFFFFFFFF})
    void blackAndWhiteAreSilentWithin200Ms(int colour) throws IOException {
        double cutS = 3;
        PictureReader film = ChangedPictures.of(WATCHED.pictures(25), picture -> {
            boolean cut = picture.timeS() >= cutS;
            Arrays.fill(picture.argb(), 0, 100, 0xFF606060);
            if (cut) {
                Arrays.fill(picture.argb(), colour);
            }
        });
        float[] sound = live(
                film,
                sight -> new MosaicMatcher(
                        corpus, new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus)), noise(), sight),
                new Parameters());
        double beforeDb = Meters.levelDb(sound, cutS - 0.5, cutS);
        assertTrue(beforeDb > -60, beforeDb + " dB before");
        double afterDb = Meters.levelDb(sound, cutS + 0.2, LENGTH_S);
        assertTrue(afterDb < -80, afterDb + " dB after");
    }
}
