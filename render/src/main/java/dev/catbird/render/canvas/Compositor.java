package dev.catbird.render.canvas;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.render.view.DrawList;
import java.util.Arrays;

/** Paints draw lists with pictures of a store. Thread: render, one; nothing is allocated once sizes and list lengths have been met. */
public final class Compositor {
    private static final int BLACK = 0xFF000000;
    /** Weights are fixed-point numbers with so many fractional bits; a full sum of the largest channel fits an int. */
    private static final int WEIGHT_BITS = 16;

    private final PictureCache cache;
    private Sampler[] samplers = new Sampler[0];
    private int[] weights = new int[0];
    private int[] row = new int[0];
    private int[] red = new int[0];
    private int[] green = new int[0];
    private int[] blue = new int[0];

    public Compositor(PictureStore store) {
        cache = new PictureCache(store);
    }

    /** Paints a list over the whole of {@code into}, at its size. */
    public void paint(DrawList list, Picture into) {
        reserve(list.count(), into.width());
        cache.nextList();
        boolean blends = false;
        int prepared = 0;
        double sum = 0;
        long edge = 0;
        for (int draw = 0; draw < list.count(); draw++) {
            // Differences of rounded sums: the weights of a blend come to exactly 1.
            sum += list.weight(draw);
            long next = Math.round(sum * (1 << WEIGHT_BITS));
            int weight = (int) (next - edge);
            edge = next;
            if (weight > 0
                    && samplers[prepared].prepare(
                            list, draw, cache.get(list.picture(draw)), into.width(), into.height())) {
                weights[prepared++] = weight;
                blends |= weight < 1 << WEIGHT_BITS;
            }
        }
        if (blends) {
            blend(prepared, into);
        } else {
            place(prepared, into);
        }
    }

    private void reserve(int draws, int width) {
        int had = samplers.length;
        if (had < draws) {
            samplers = Arrays.copyOf(samplers, draws);
            for (int i = had; i < draws; i++) {
                samplers[i] = new Sampler();
            }
            weights = new int[draws];
        }
        if (row.length < width) {
            row = new int[width];
            red = new int[width];
            green = new int[width];
            blue = new int[width];
        }
    }

    private void place(int count, Picture into) {
        int[] argb = into.argb();
        int width = into.width();
        if (count != 1 || !covers(samplers[0], into)) {
            Arrays.fill(argb, 0, width * into.height(), BLACK);
        }
        for (int i = 0; i < count; i++) {
            Sampler sampler = samplers[i];
            for (int y = sampler.top(); y < sampler.bottom(); y++) {
                sampler.row(y, argb, y * width);
            }
        }
    }

    private static boolean covers(Sampler sampler, Picture canvas) {
        return sampler.left() == 0
                && sampler.top() == 0
                && sampler.right() == canvas.width()
                && sampler.bottom() == canvas.height();
    }

    private void blend(int count, Picture into) {
        int width = into.width();
        for (int y = 0; y < into.height(); y++) {
            Arrays.fill(red, 0, width, 0);
            Arrays.fill(green, 0, width, 0);
            Arrays.fill(blue, 0, width, 0);
            for (int i = 0; i < count; i++) {
                Sampler sampler = samplers[i];
                if (y >= sampler.top() && y < sampler.bottom()) {
                    sampler.row(y, row, 0);
                    accumulate(row, 16, weights[i], red, sampler.left(), sampler.right());
                    accumulate(row, 8, weights[i], green, sampler.left(), sampler.right());
                    accumulate(row, 0, weights[i], blue, sampler.left(), sampler.right());
                }
            }
            round(red, green, blue, row, width);
            System.arraycopy(row, 0, into.argb(), y * width, width);
        }
    }

    /** One channel at a time and no offsets: this form the JIT compiler turns into vector instructions. */
    private static void accumulate(int[] row, int shift, int weight, int[] sum, int from, int to) {
        for (int x = from; x < to; x++) {
            sum[x] += (row[x] >>> shift & 255) * weight;
        }
    }

    private static void round(int[] red, int[] green, int[] blue, int[] row, int width) {
        int half = 1 << (WEIGHT_BITS - 1);
        for (int x = 0; x < width; x++) {
            row[x] = BLACK | (red[x] + half) >>> 16 << 16 | (green[x] + half) >>> 16 << 8 | (blue[x] + half) >>> 16;
        }
    }
}
