package dev.catbird.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    @Test
    void weightsOfOnePictureAddUp() {
        Shares shares = new Shares();
        shares.clear();
        shares.add(7, 1);
        shares.add(3, 1);
        shares.add(7, 2);
        shares.normalise();
        assertEquals("7 3", order(shares));
        assertEquals(0.75, shares.share(0));
        assertEquals(0.25, shares.share(1));
        assertEquals(0, shares.strongest());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesSumToExactlyOneInAnyOrder(long seed) {
        Random random = new Random(seed);
        Shares shares = new Shares();
        for (int frame = 0; frame < 200; frame++) {
            shares.clear();
            int pictures = 1 + random.nextInt(400);
            for (int i = 0; i < pictures; i++) {
                shares.add(random.nextInt(600), Math.exp(6 * random.nextGaussian()));
            }
            shares.normalise();
            assertTrue(shares.count() >= 1 && shares.count() <= Shares.MOST, "seed " + seed);
            double upwards = 0;
            double downwards = 0;
            for (int i = 0; i < shares.count(); i++) {
                upwards += shares.share(i);
                downwards += shares.share(shares.count() - 1 - i);
                assertTrue(shares.share(i) > 0.9 * Shares.LEAST, "seed " + seed + ": share " + shares.share(i));
            }
            assertEquals(1.0, upwards, 0.0, "seed " + seed);
            assertEquals(1.0, downwards, 0.0, "seed " + seed);
        }
    }

    @Test
    void survivorsKeepTheirPlacesAndNewcomersTakeThoseOfTheGone() {
        Shares shares = new Shares();
        fill(shares, 1, 2, 3, 4);
        assertEquals("1 2 3 4", order(shares));
        fill(shares, 9, 4, 3, 1);
        assertEquals("1 9 3 4", order(shares));
        fill(shares, 4, 9);
        assertEquals("9 4", order(shares));
        fill(shares, 4, 9, 5);
        assertEquals("9 4 5", order(shares));
        fill(shares);
        assertEquals("", order(shares));
        assertEquals(-1, shares.strongest());
        fill(shares, 4, 9);
        assertEquals("4 9", order(shares));
    }

    @Test
    void piecesThatPlayOnKeepTheirPlacesWhileTheirPicturesGoBy() {
        Shares shares = new Shares();
        fill(shares, 100, 500, 300);
        // Another is the strongest each time, and all have moved on by a picture.
        fill(shares, 301, 101, 501);
        assertEquals("101 501 301", order(shares));
        fill(shares, 502, 302, 102);
        assertEquals("102 502 302", order(shares));
        // One leaps elsewhere: it has the place that nobody plays on from.
        fill(shares, 900, 503, 103);
        assertEquals("103 503 900", order(shares));
        // More come than have gone: those that play on keep their places.
        fill(shares, 7, 104, 504, 901);
        assertEquals("104 504 901 7", order(shares));
    }

    @Test
    void theStrongestSixteenStayAndTheWeakGo() {
        Shares shares = new Shares();
        shares.clear();
        for (int i = 0; i < 40; i++) {
            shares.add(i, 1 + i);
        }
        shares.normalise();
        assertEquals(16, shares.count());
        assertEquals(-1, shares.placeOf(23));
        assertTrue(shares.placeOf(24) >= 0);
        shares.clear();
        shares.add(1, 1000);
        shares.add(2, 100);
        shares.add(3, 1);
        shares.normalise();
        assertEquals("1 2", order(shares));
    }

    @Test
    void nothingAndNonsenseAddNothing() {
        Shares shares = new Shares();
        shares.clear();
        shares.add(-1, 5);
        shares.add(1, 0);
        shares.add(1, -2);
        shares.add(1, Double.NaN);
        shares.add(1, Double.POSITIVE_INFINITY);
        shares.normalise();
        assertEquals(0, shares.count());
        assertThrows(IllegalStateException.class, () -> shares.add(1, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> shares.share(0));
    }

    /** Falling weights, none too small to keep. */
    static void fill(Shares shares, int... pictures) {
        shares.clear();
        for (int i = 0; i < pictures.length; i++) {
            shares.add(pictures[i], 2 * pictures.length - i);
        }
        shares.normalise();
    }

    static String order(Shares shares) {
        return IntStream.range(0, shares.count())
                .mapToObj(i -> Integer.toString(shares.picture(i)))
                .collect(Collectors.joining(" "));
    }
}
