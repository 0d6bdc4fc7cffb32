package dev.catbird.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts of all places at one moment. */
class CutsTest {
    private final Shares now = new Shares();
    private final Shares shown = new Shares();
    /** Ten pictures a second. */
    private final Cuts cuts = new Cuts(10, 100);

    private String at(double timeMs, int... pictures) {
        SharesTest.fill(now, pictures);
        cuts.apply(now, timeMs, 200, shown);
        return SharesTest.order(shown);
    }

    @Test
    void newPiecesWaitForTheNextCutAndAllComeThen() {
        assertEquals("10 50", at(0, 10, 50));
        assertEquals("10 50", at(50, 30, 70));
        assertEquals("11 51", at(199.9, 31, 71), "what would have followed is shown meanwhile");
        assertEquals("32 72", at(200, 32, 72));
    }

    @Test
    void aPieceThatSoundsOnShowsWhatSounds() {
        at(0, 10, 50);
        assertEquals("10 51", at(120, 10, 70), "it is bent, or held");
        assertEquals("11 51", at(150, 11, 70));
        // It leaves, and goes on from there.
        assertEquals("11 51", at(190, 60, 70));
    }

    @Test
    void nothingIsShownUntilSomethingSoundsAndThenAtOnce() {
        assertEquals("", at(0));
        assertEquals("", at(20));
        assertEquals("5", at(40, 5));
    }

    /** A drum after a chord: nothing was cut for a while, so nothing is waited for. */
    @Test
    void whatBeginsAfterAWhileOfMuchTheSameCutsAtOnce() {
        at(0, 10, 50);
        for (int picture = 1; picture <= 5; picture++) {
            assertEquals((10 + picture) + " " + (50 + picture), at(picture * 100, 10 + picture, 50 + picture));
        }
        assertEquals("80", at(530, 80));
        assertEquals("80", at(550, 20));
        assertEquals("22", at(730, 22));
    }

    @Test
    void sharesThatDriftAwayCutWhenItIsTime() {
        shared(0, 0.5);
        assertEquals(0.5, shown.share(0), 1e-6);
        shared(300, 0.55);
        assertEquals(0.5, shown.share(0), 1e-6, "much the same");
        shared(310, 0.7);
        assertEquals(0.7, shown.share(0), 1e-6);
        shared(400, 0.3);
        assertEquals(0.7, shown.share(0), 1e-6);
        shared(510, 0.3);
        assertEquals(0.3, shown.share(0), 1e-6);
    }

    private void shared(double timeMs, double first) {
        now.clear();
        now.add(10, first);
        now.add(50, 1 - first);
        now.normalise();
        cuts.apply(now, timeMs, 200, shown);
    }

    @Test
    void theLastPictureOfAllIsTheEnd() {
        at(0, 99, 20);
        assertEquals("99 21", at(150, 40, 60));
    }

    @Test
    void afterAPauseItCutsAtOnce() {
        at(0, 10);
        assertEquals("80", at(5000, 80));
    }

    /** Shares and their number stay from cut to cut, whatever comes; so no layout moves. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void betweenCutsNothingMovesItsPlace(long seed) {
        Random random = new Random(seed);
        double[] widths = new double[Shares.MOST];
        int places = 0;
        int lastCut = 0;
        for (int frame = 0; frame < 600; frame++) {
            int[] pictures = new int[1 + random.nextInt(8)];
            Set<Integer> taken = new HashSet<>();
            for (int i = 0; i < pictures.length; i++) {
                do {
                    pictures[i] = random.nextInt(100);
                } while (!taken.add(pictures[i]));
            }
            at(frame * 20, pictures);
            boolean cut = places != shown.count();
            for (int i = 0; i < places && !cut; i++) {
                cut = widths[i] != shown.share(i);
            }
            assertTrue(!cut || frame == 0 || frame - lastCut >= 10, "seed " + seed + " frame " + frame);
            lastCut = cut ? frame : lastCut;
            places = shown.count();
            for (int i = 0; i < places; i++) {
                widths[i] = shown.share(i);
            }
        }
    }
}
