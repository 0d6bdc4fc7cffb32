package dev.catbird.engine.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.GarbageCollectorMXBean;
import java.util.List;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GcPausesTest {
    /** A collector whose counters the test turns. */
    private static final class Collector implements GarbageCollectorMXBean {
        private final String name;
        private long count;
        private long ms;

        Collector(String name, long count, long ms) {
            this.name = name;
            this.count = count;
            this.ms = ms;
        }

        void pause(long forMs) {
            count++;
            ms += forMs;
        }

        @Override
        public long getCollectionCount() {
            return count;
        }

        @Override
        public long getCollectionTime() {
            return ms;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public String[] getMemoryPoolNames() {
            return new String[0];
        }

        @Override
        public @Nullable ObjectName getObjectName() {
            return null;
        }
    }

    @Test
    void pausesAreCountedFromTheStartWithTheirSumAndTheLongest() {
        Collector young = new Collector("Copy", 7, 100);
        Collector old = new Collector("MarkSweepCompact", 1, 50);
        GcPauses pauses = new GcPauses(List.of(young, old));
        pauses.look();
        assertEquals(0, pauses.count());
        young.pause(4);
        pauses.look();
        old.pause(30);
        pauses.look();
        young.pause(5);
        pauses.look();
        assertEquals(3, pauses.count());
        assertEquals(39, pauses.totalMs());
        assertEquals(30, pauses.longestMs());
    }

    @Test
    void cyclesBesideTheProgramAreNoPauses() {
        Collector cycles = new Collector("ZGC Cycles", 0, 0);
        Collector stops = new Collector("ZGC Pauses", 0, 0);
        GcPauses pauses = new GcPauses(List.of(cycles, stops));
        cycles.pause(100);
        stops.pause(1);
        pauses.look();
        assertEquals(1, pauses.count());
        assertEquals(1, pauses.longestMs());
    }
}
