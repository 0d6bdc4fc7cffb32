package dev.catbird.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "7, 3", "7, 7", "7, 300", "64, 1000", "64, 64"})
    void keepsWhatSortingWouldKeep(int most, int offered) {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed * offered);
            float[] scores = new float[offered];
            for (int i = 0; i < offered; i++) {
                // Few different values, so that many are equal; some not positive.
                scores[i] = random.nextInt(20) - 3;
            }
            Best best = new Best(most);
            best.offer(99, 5);
            best.clear();
            for (int i = 0; i < offered; i++) {
                best.offer(i, scores[i]);
            }
            best.sort();
            List<Integer> expected = IntStream.range(0, offered)
                    .boxed()
                    .filter(i -> scores[i] > 0)
                    .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(i -> i))
                    .limit(most)
                    .toList();
            assertEquals(
                    expected,
                    IntStream.range(0, best.count()).mapToObj(best::item).toList(),
                    "seed " + seed);
        }
    }
}
