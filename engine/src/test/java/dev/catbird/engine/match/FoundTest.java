package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundTest {

    /** As a search does: what does not exceed the threshold is not added. */
    private static Found find(int most, float... scores) {
        Found found = new Found(most);
        for (int unit = 0; unit < scores.length; unit++) {
            if (scores[unit] > found.threshold()) {
                found.add(unit, scores[unit]);
            }
        }
        return found;
    }

    private static int[] units(Found found) {
        return IntStream.range(0, found.count()).map(found::unit).toArray();
    }

    /** Few different scores, so that there are many ties. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 100", "2, 100", "7, 5", "7, 7", "7, 1000", "100, 1000"})
    void keepsTheBestInOrderAndOfEqualsTheFirst(int most, int units) {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            float[] scores = new float[units];
            for (int u = 0; u < units; u++) {
                scores[u] = random.nextInt(1 + units / 3) - 1f;
            }
            int[] expected = IntStream.range(0, units)
                    .filter(u -> scores[u] > 0)
                    .boxed()
                    .sorted(Comparator.comparing(u -> -scores[u]))
                    .limit(most)
                    .mapToInt(u -> u)
                    .toArray();
            Found found = find(most, scores);
            assertArrayEquals(expected, units(found), "seed " + seed);
            for (int i = 0; i < found.count(); i++) {
                assertEquals(scores[found.unit(i)], found.score(i));
            }
        }
    }

    @Test
    void thresholdIsTheWorstOnceItIsFull() {
        Found found = new Found(2);
        assertEquals(0, found.threshold());
        found.add(5, 3);
        assertEquals(0, found.threshold());
        found.add(6, 7);
        assertEquals(3, found.threshold());
        found.add(7, 4);
        assertEquals(4, found.threshold());
        assertArrayEquals(new int[] {6, 7}, units(found));
    }

    @Test
    void clearedItIsAsNew() {
        Found found = find(2, 5, 6, 7);
        found.clear();
        assertEquals(0, found.count());
        assertEquals(0, found.threshold());
        found.add(9, 1);
        assertArrayEquals(new int[] {9}, units(found));
    }
}
