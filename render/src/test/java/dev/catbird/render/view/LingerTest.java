package dev.catbird.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LingerTest {
    private final Shares now = new Shares();
    private final Shares shown = new Shares();

    @Test
    void withoutLingeringEverythingPassesAsItComes() {
        Linger linger = new Linger(0);
        SharesTest.fill(now, 1, 2, 3);
        linger.apply(now, 0, 16, shown);
        assertEquals("1 2 3", SharesTest.order(shown));
        SharesTest.fill(now, 4, 5);
        linger.apply(now, 10, 16, shown);
        // Each in the place of the nearest before it.
        assertEquals("5 4", SharesTest.order(shown));
        assertEquals(now.share(0), shown.share(0), 1e-8);
    }

    @Test
    void theOnlyPictureOfASingleViewStaysItsTime() {
        Linger linger = new Linger(100);
        String seen = "";
        for (int timeMs = 0; timeMs < 400; timeMs += 40) {
            SharesTest.fill(now, timeMs / 40, 99);
            linger.apply(now, timeMs, 1, shown);
            seen += SharesTest.order(shown) + " ";
        }
        assertEquals("0 0 0 3 3 3 6 6 6 9 ", seen);
    }

    @Test
    void newcomersWaitForPlaces() {
        Linger linger = new Linger(100);
        SharesTest.fill(now, 1, 2, 3);
        linger.apply(now, 0, 16, shown);
        SharesTest.fill(now, 1, 5, 6);
        linger.apply(now, 50, 16, shown);
        assertEquals("1 2 3", SharesTest.order(shown));
        linger.apply(now, 100, 16, shown);
        assertEquals("1 6 5", SharesTest.order(shown));
    }

    @Test
    void silenceEmptiesTheScreenOnceNothingLingers() {
        Linger linger = new Linger(100);
        SharesTest.fill(now, 1);
        linger.apply(now, 0, 16, shown);
        SharesTest.fill(now);
        linger.apply(now, 99, 16, shown);
        assertEquals("1", SharesTest.order(shown));
        linger.apply(now, 101, 16, shown);
        assertEquals(0, shown.count());
        assertThrows(IllegalArgumentException.class, () -> linger.lingerMs(-1));
    }

    @ParameterizedTest
    @CsvSource({"1,16,70", "2,16,250", "3,1,120", "4,16,33.3"})
    void whatIsShownStaysAtLeastItsTime(long seed, int atMost, double lingerMs) {
        Random random = new Random(seed);
        Linger linger = new Linger(lingerMs);
        Map<Integer, Double> sinceMs = new HashMap<>();
        for (int frame = 0; frame < 500; frame++) {
            double timeMs = frame * 16.7;
            now.clear();
            int pictures = random.nextInt(20);
            for (int i = 0; i < pictures; i++) {
                now.add(random.nextInt(30), random.nextDouble());
            }
            now.normalise();
            linger.apply(now, timeMs, atMost, shown);
            assertTrue(shown.count() <= atMost, "seed " + seed);
            sinceMs.forEach((picture, since) -> assertTrue(
                    shown.placeOf(picture) >= 0 || timeMs - since >= lingerMs,
                    "seed " + seed + ": picture " + picture + " left after " + (timeMs - since) + " ms"));
            sinceMs.keySet().removeIf(picture -> shown.placeOf(picture) < 0);
            for (int i = 0; i < shown.count(); i++) {
                sinceMs.putIfAbsent(shown.picture(i), timeMs);
            }
        }
    }
}
