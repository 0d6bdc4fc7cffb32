package dev.catbird.render.canvas;

import dev.catbird.engine.media.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures flashes as the standards define them, on every pixel, after the fact: nothing of it is shared with what prevents them.
 *
 * <p>A <i>transition</i> is the way from a peak to a valley or back: of relative luminance by 0.1 or more with the darker below 0.8, or of
 * (R - G - B) x 320 by more than 20 with R / (R + G + B) at least 0.8 at either end; two make a flash. Areas are those of any
 * rectangle of a third of the width and of the height.
 */
final class FlashMeter {
    private final int width;
    private final int height;
    private final double framesPerS;
    private final List<int[]> pictures = new ArrayList<>();

    FlashMeter(int width, int height, double framesPerS) {
        this.width = width;
        this.height = height;
        this.framesPerS = framesPerS;
    }

    void see(Picture picture) {
        pictures.add(picture.argb().clone());
    }

    int count() {
        return pictures.size();
    }

    /**
     * The most transitions in any second that some rectangle sees over more than a quarter of it: of all its places together, at the
     * same moment each, or of so many places that each have as many.
     */
    int mostTransitionsPerS(boolean red) {
        int frames = pictures.size();
        boolean[][] changed = new boolean[frames][width * height];
        double[] values = new double[frames];
        boolean[] saturated = new boolean[frames];
        for (int pixel = 0; pixel < width * height; pixel++) {
            for (int f = 0; f < frames; f++) {
                int argb = pictures.get(f)[pixel];
                double r = light(argb >> 16 & 255);
                double g = light(argb >> 8 & 255);
                double b = light(argb & 255);
                values[f] = red ? Math.max(0, r - g - b) * 320 : 0.2126 * r + 0.7152 * g + 0.0722 * b;
                saturated[f] = r > 0 && r / (r + g + b) >= 0.8;
            }
            mark(values, saturated, red, changed, pixel);
        }
        int second = (int) Math.ceil(framesPerS);
        int most = 0;
        int[] each = new int[width * height];
        for (int from = 0; from < frames; from++) {
            int to = Math.min(frames, from + second);
            int together = 0;
            Arrays.fill(each, 0);
            for (int f = from; f < to; f++) {
                boolean[] now = changed[f];
                together += covers(p -> now[p]) ? 1 : 0;
                for (int p = 0; p < each.length; p++) {
                    each[p] += now[p] ? 1 : 0;
                }
            }
            most = Math.max(most, together);
            while (coversMoreThan(each, most)) {
                most++;
            }
        }
        return most;
    }

    private boolean coversMoreThan(int[] each, int count) {
        return covers(p -> each[p] > count);
    }

    private interface Places {
        boolean at(int pixel);
    }

    /** Whether places fill more than a quarter of some rectangle. */
    private boolean covers(Places places) {
        int[][] sums = new int[height + 1][width + 1];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sums[y + 1][x + 1] = sums[y][x + 1] + sums[y + 1][x] - sums[y][x] + (places.at(y * width + x) ? 1 : 0);
            }
        }
        int w = width / 3;
        int h = height / 3;
        for (int y = 0; y + h <= height; y++) {
            for (int x = 0; x + w <= width; x++) {
                int in = sums[y + h][x + w] - sums[y][x + w] - sums[y + h][x] + sums[y][x];
                if (4 * in > w * h) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Marks the frames at which a pixel completes a transition: peaks and valleys alternate, and lie far enough apart. */
    private static void mark(double[] values, boolean[] saturated, boolean red, boolean[][] changed, int pixel) {
        int peak = 0;
        int valley = 0;
        // The last one: 1 a rise, -1 a fall, 0 none yet.
        int way = 0;
        for (int f = 1; f < values.length; f++) {
            boolean down = way >= 0 && counts(values, saturated, red, peak, f);
            boolean up = way <= 0 && counts(values, saturated, red, f, valley);
            if (down || up) {
                changed[f][pixel] = true;
                way = down ? -1 : 1;
                peak = f;
                valley = f;
            }
            peak = values[f] > values[peak] ? f : peak;
            valley = values[f] < values[valley] ? f : valley;
        }
    }

    private static boolean counts(double[] values, boolean[] saturated, boolean red, int high, int low) {
        double change = values[high] - values[low];
        return red ? change > 20 && (saturated[high] || saturated[low]) : change >= 0.1 && values[low] < 0.8;
    }

    private static double light(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
