package dev.catbird.engine.param;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersStressTest {
    private final Parameters parameters = new Parameters();

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void beginsAtTheInitialValue(Parameter p) {
        assertEquals(p.initial(), parameters.get(p));
    }

    @Test
    void valuesAreClampedAndNotANumberIsIgnored() {
        parameters.set(Parameter.BLEND, 7);
        assertEquals(1, parameters.get(Parameter.BLEND));
        parameters.set(Parameter.BLEND, Float.NaN);
        assertEquals(1, parameters.get(Parameter.BLEND));
        assertFalse(parameters.on(Parameter.FREEZE));
        parameters.set(Parameter.FREEZE, 1);
        assertTrue(parameters.on(Parameter.FREEZE));
    }

    /** Writers agree on a turn by a barrier; after each turn the value is one that was written in it, and stays. */
    @Test
    @Timeout(20)
    void lastWriterWinsFromManyThreads() throws Exception {
        int writers = 4;
        int turns = 500;
        CyclicBarrier turn = new CyclicBarrier(writers + 1);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                done.add(pool.submit(() -> {
                    for (int t = 0; t < turns; t++) {
                        turn.await();
                        for (int i = 0; i < 50; i++) {
                            parameters.set(Parameter.LINGER, i);
                        }
                        parameters.set(Parameter.LINGER, 100 + (t * writers + writer) % 900);
                        turn.await();
                    }
                    return null;
                }));
            }
            for (int t = 0; t < turns; t++) {
                turn.await();
                turn.await();
                float value = parameters.get(Parameter.LINGER);
                int writer = Math.floorMod((int) value - 100 - t * writers, 900);
                assertTrue(writer < writers, "turn " + t + " ended at " + value);
            }
            for (Future<?> f : done) {
                f.get(10, TimeUnit.SECONDS);
            }
            parameters.set(Parameter.LINGER, 7);
            assertEquals(7, parameters.get(Parameter.LINGER));
        } finally {
            pool.shutdownNow();
        }
    }
}
