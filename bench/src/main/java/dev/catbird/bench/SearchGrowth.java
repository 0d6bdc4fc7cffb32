package dev.catbird.bench;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.UnitCode;
import dev.catbird.engine.clock.Deadline;
import dev.catbird.engine.index.Bands;
import dev.catbird.engine.index.Candidates;
import dev.catbird.engine.index.CellCode;
import dev.catbird.engine.index.SegmentIndexer;
import dev.catbird.engine.index.UnitIndex;
import dev.catbird.engine.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * How the search for candidates grows with the number of units: made-up units, indexed segment by segment as a build does, of which
 * only the summaries are kept. Thread: main. Not run by the build; as {@link MatchTimes}, with {@code -Xmx12g} for 10^8 units:
 *
 * <pre>
 *   dev.catbird.bench.SearchGrowth 100000 1000000 10000000 100000000
 * </pre>
 */
public final class SearchGrowth {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int SOUNDS = 4096;
    private static final int SOUNDS_OF_SEGMENT = 400;
    private static final int SEARCHES = 1000;
    private static final int SCANNED = 10;
    private static final int BLOCK = 4096;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Random random = new Random(1);
    private final int bins = ANALYSIS.bins();
    private final byte[][] sounds = new byte[SOUNDS][ANALYSIS.rowBytes()];
    private final Store store = new Store();

    private SearchGrowth() {
        for (byte[] sound : sounds) {
            makeSound(sound);
        }
    }

    /** Numbers of units, ascending. */
    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) {
        Kernels.best().warmUp();
        SearchGrowth growth = new SearchGrowth();
        System.out.println("| units | cells | indexed, us per unit | opened, ms | a step: median, us | p99 | mean"
                + " | score found | scan, ms | heap, MiB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String units : args) {
            growth.measure(Integer.parseInt(units));
        }
    }

    @SuppressWarnings("SystemOut") // What it has to say.
    private void measure(int units) {
        int had = store.units();
        long began = THREADS.getCurrentThreadCpuTime();
        while (store.units() < units) {
            addSegment();
        }
        double perUnitUs = (THREADS.getCurrentThreadCpuTime() - began) / 1e3 / Math.max(1, units - had);
        began = THREADS.getCurrentThreadCpuTime();
        Candidates candidates = new Candidates(store, null, Deadline.none());
        double openingMs = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
        Histogram times = new Histogram(3);
        double shares = 0;
        double scanMs = 0;
        for (int i = -SEARCHES; i < SEARCHES; i++) {
            // A pursuit asks once what is alike, then what explains the rest.
            boolean squared = i % 5 != 0;
            float[] pooled = query(squared);
            began = THREADS.getCurrentThreadCpuTime();
            candidates.find(pooled, squared, unit -> 1);
            if (i >= 0) {
                times.recordValue(THREADS.getCurrentThreadCpuTime() - began);
            }
            if (i >= SEARCHES - SCANNED) {
                began = THREADS.getCurrentThreadCpuTime();
                float best = store.best(pooled, squared);
                scanMs += (THREADS.getCurrentThreadCpuTime() - began) / 1e6 / SCANNED;
                shares += store.best(candidates, pooled, squared) / best / SCANNED;
            }
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %.2f | %.0f | %.0f | %.0f | %.0f | %.3f | %.0f | %d |%n",
                units,
                store.cellCount(),
                perUnitUs,
                openingMs,
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getMean() / 1e3,
                shares,
                scanMs,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    /** Partials of a tone under an envelope, over noise: the coded roots of a spectrum. */
    private void makeSound(byte[] row) {
        double tone = 1.5 * Math.pow(20, random.nextDouble());
        double middle = bins * random.nextDouble() * random.nextDouble();
        double width = 5 + 60 * random.nextDouble();
        double noise = 0.3 * random.nextDouble();
        for (int b = 0; b < bins; b++) {
            double off = Math.abs(b / tone - Math.rint(b / tone)) * tone;
            double envelope = Math.exp(-Math.abs(b - middle) / width) + 0.1 * Math.exp(-b / 40.0);
            double value = envelope * (Math.exp(-off * off) + noise * random.nextDouble());
            row[b] = (byte) Math.min(255, Math.round(255 * Math.sqrt(value)));
        }
    }

    /** A mixture of two sounds, and a little noise. */
    private void mix(byte[] one, byte[] other, int share, byte[] row) {
        int noise = random.nextInt();
        for (int b = 0; b < bins; b++) {
            int value = share * (one[b] & 0xff) + (256 - share) * (other[b] & 0xff);
            row[b] = (byte) (((value * 7) >> 11) + (((noise >>> (b & 15)) * (b | 1)) & 7));
        }
    }

    /** Three minutes use some of all sounds, and dwell on each of their mixtures for a moment. */
    private void addSegment() {
        SegmentIndexer indexer = new SegmentIndexer(ANALYSIS);
        int[] used = random.ints(SOUNDS_OF_SEGMENT, 0, SOUNDS).toArray();
        byte[] row = new byte[ANALYSIS.rowBytes()];
        byte[] one = sounds[0];
        byte[] other = sounds[0];
        for (int u = 0; u < SegmentIndexer.SEGMENT_UNITS; u++) {
            if (u % 16 == 0) {
                one = sounds[used[random.nextInt(used.length)]];
                other = sounds[used[random.nextInt(used.length)]];
            }
            mix(one, other, random.nextInt(257), row);
            indexer.add(row, 0);
        }
        indexer.gather();
        store.add(indexer);
    }

    /** What a pursuit asks of a mixture of two sounds: its roots, or what it has for what a third explains. */
    private float[] query(boolean squared) {
        byte[] row = new byte[ANALYSIS.rowBytes()];
        mix(sounds[random.nextInt(SOUNDS)], sounds[random.nextInt(SOUNDS)], random.nextInt(257), row);
        float[] target = new float[bins];
        UnitCode.decode(row, 0, bins, target);
        float[] pooled = new float[store.bands().width()];
        float[] query = new float[bins];
        if (squared) {
            float[] explained = new float[bins];
            UnitCode.decode(sounds[random.nextInt(SOUNDS)], 0, bins, explained);
            for (int b = 0; b < bins; b++) {
                query[b] = target[b] / (0.7f * explained[b] + 0.3f * target[b] + 1e-4f);
            }
            store.bands().poolFactors(query, pooled);
        } else {
            for (int b = 0; b < bins; b++) {
                query[b] = (float) Math.sqrt(target[b]);
            }
            store.bands().poolRoots(query, pooled);
        }
        return pooled;
    }

    /** All segments, in memory, one behind the other. */
    private static final class Store implements UnitIndex {
        private final Kernels kernels = Kernels.best();
        private final Bands bands = new Bands(ANALYSIS.bins());
        private final int width = bands.width();
        private final int recordBytes = CellCode.recordBytes(width);
        private final List<byte[]> summaries = new ArrayList<>();
        private final List<short[]> orders = new ArrayList<>();
        private byte[] cells = new byte[recordBytes];
        private int[] firstPlaces = new int[1];
        private final float[] scores = new float[BLOCK];
        private int cellCount;
        private int units;

        int units() {
            return units;
        }

        /** Takes over a whole segment. */
        void add(SegmentIndexer segment) {
            if ((cellCount + segment.cellCount()) * (long) recordBytes > cells.length) {
                int room = 2 * (cellCount + segment.cellCount());
                cells = Arrays.copyOf(cells, room * recordBytes);
                firstPlaces = Arrays.copyOf(firstPlaces, room);
            }
            System.arraycopy(segment.cells(), 0, cells, cellCount * recordBytes, segment.cellCount() * recordBytes);
            int place = summaries.size() * SegmentIndexer.SEGMENT_UNITS;
            for (int c = 0; c < segment.cellCount(); c++, cellCount++) {
                firstPlaces[cellCount] = place;
                place += CellCode.units(cells, cellCount * recordBytes, width);
            }
            summaries.add(Arrays.copyOf(segment.summaries(), segment.units() * width));
            orders.add(Arrays.copyOf(segment.order(), segment.units()));
            units += segment.units();
        }

        /** The best score of all summaries. */
        float best(float[] pooled, boolean squared) {
            float best = 0;
            for (byte[] segment : summaries) {
                for (int first = 0; first * width < segment.length; first += BLOCK) {
                    int count = Math.min(BLOCK, segment.length / width - first);
                    best = Math.max(best, best(segment, first, count, pooled, squared));
                }
            }
            return best;
        }

        /** The best score of what was found, by summaries. */
        float best(Candidates found, float[] pooled, boolean squared) {
            float best = 0;
            for (int i = 0; i < found.count(); i++) {
                int unit = found.unit(i);
                int segment = unit / SegmentIndexer.SEGMENT_UNITS;
                short[] order = orders.get(segment);
                for (int place = 0; place < order.length; place++) {
                    if ((order[place] & 0xffff) == unit % SegmentIndexer.SEGMENT_UNITS) {
                        best = Math.max(best, best(summaries.get(segment), place, 1, pooled, squared));
                        break;
                    }
                }
            }
            return best;
        }

        private float best(byte[] rows, int first, int count, float[] pooled, boolean squared) {
            if (squared) {
                kernels.innerSquaredRows(rows, first * width, width, count, pooled, width, scores, 0);
            } else {
                kernels.innerRows(rows, first * width, width, count, pooled, width, scores, 0);
            }
            float best = 0;
            for (int i = 0; i < count; i++) {
                best = Math.max(best, squared ? scores[i] : scores[i] * scores[i]);
            }
            return best;
        }

        @Override
        public Bands bands() {
            return bands;
        }

        @Override
        public int cellCount() {
            return cellCount;
        }

        @Override
        public void readCells(int firstCell, int count, byte[] into, int offset) {
            System.arraycopy(cells, firstCell * recordBytes, into, offset, count * recordBytes);
        }

        @Override
        public int firstPlace(int cell) {
            return firstPlaces[cell];
        }

        @Override
        public void readSummaries(int firstPlace, int count, byte[] into, int offset) {
            byte[] segment = summaries.get(firstPlace / SegmentIndexer.SEGMENT_UNITS);
            int at = firstPlace % SegmentIndexer.SEGMENT_UNITS * width;
            System.arraycopy(segment, at, into, offset, count * width);
        }

        @Override
        public int unitAt(int place) {
            int segment = place / SegmentIndexer.SEGMENT_UNITS;
            int local = place % SegmentIndexer.SEGMENT_UNITS;
            return segment * SegmentIndexer.SEGMENT_UNITS + (orders.get(segment)[local] & 0xffff);
        }
    }
}
