package dev.catbird.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitMapTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;

    /** Units of three kinds in turn, with a little noise; every tenth is silent. */
    private static MemoryIndex index(int units) {
        int bins = ANALYSIS.bins();
        return MemoryIndex.of(ANALYSIS, units, (first, count, into, offset) -> {
            for (int u = 0; u < count; u++) {
                Random random = new Random(first + u);
                int at = offset + u * ANALYSIS.rowBytes();
                Arrays.fill(into, at, at + ANALYSIS.rowBytes(), (byte) 0);
                for (int b = 0; (first + u) % 10 != 9 && b < bins; b++) {
                    boolean loud = b * 3 / bins == (first + u) % 3;
                    into[at + b] = (byte) ((loud ? 180 : 10) + random.nextInt(20));
                }
            }
        });
    }

    @Test
    void likeUnitsAreNearOneAnotherAndOthersFar() {
        UnitMap map = UnitMap.of(index(600), 600);
        assertEquals(600, map.points());
        assertEquals(1, map.stride());
        for (int u = 0; u < 500; u++) {
            if (u % 10 == 9) {
                assertTrue(Float.isNaN(map.x(u)), "a silent unit is nowhere");
                continue;
            }
            assertTrue(map.x(u) >= 0 && map.x(u) <= 1 && map.y(u) >= 0 && map.y(u) <= 1);
            int alike = (u + 3) % 10 == 9 ? u + 6 : u + 3;
            int other = (u + 1) % 10 == 9 ? u + 2 : u + 1;
            assertTrue(far(map, u, alike) < 0.3 * far(map, u, other), "unit " + u);
        }
    }

    private static double far(UnitMap map, int a, int b) {
        return Math.hypot(map.x(a) - map.x(b), map.y(a) - map.y(b));
    }

    @Test
    void aPointIsFoundWhereItIs() {
        UnitMap map = UnitMap.of(index(90), 90);
        int found = map.nearest(map.x(7), map.y(7), 0.05f);
        assertTrue(far(map, 7, found) < 1e-6);
        assertEquals(-1, map.nearest(5, 5, 0.1f));
    }

    @Test
    void aLongCorpusIsDrawnByFewerPoints() {
        int units = 45_000;
        UnitMap map = UnitMap.of(index(units), units);
        assertEquals(3, map.stride());
        assertEquals(units / 3, map.points());
        assertTrue(Float.isNaN(map.x(3)), "unit 9 is silent");
        assertTrue(map.x(4) >= 0);
    }

    @Test
    void aCorpusOfSilenceHasNoPoints() {
        UnitMap map = UnitMap.of(index(0), 5);
        assertEquals(5, map.points());
        assertEquals(-1, map.nearest(0.5f, 0.5f, 10));
    }

    @Test
    void unitsThatAreAllAlikeLieInTheMiddle() {
        MemoryIndex index = MemoryIndex.of(
                ANALYSIS,
                20,
                (first, count, into, offset) ->
                        Arrays.fill(into, offset, offset + count * ANALYSIS.rowBytes(), (byte) 100));
        UnitMap map = UnitMap.of(index, 20);
        assertEquals(0.5f, map.x(3), 1e-6);
        assertEquals(0.5f, map.y(3), 1e-6);
    }
}
