package dev.catbird.bench;

import dev.catbird.engine.media.Picture;
import dev.catbird.render.canvas.FlashLimiter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * What the flash limiter costs a picture, in milliseconds of one core's time: over pictures that never flash, and over cuts that always would. Run it with a
 * size and a number of pictures: {@code FlashTimes 1280 720 1000}. Thread: main.
 */
public final class FlashTimes {
    private static final int SCENES = 8;
    private static final double FRAME_MS = 1000.0 / 60;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FlashTimes() {}

    public static void main(String[] args) {
        int width = args.length > 0 ? Integer.parseInt(args[0]) : 1280;
        int height = args.length > 1 ? Integer.parseInt(args[1]) : 720;
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
        Picture[] scenes = new Picture[SCENES];
        Random random = new Random(1);
        for (int i = 0; i < SCENES; i++) {
            scenes[i] = scene(random, width, height);
        }
        // The first round is the warm-up.
        for (int round = 0; round < 3; round++) {
            measure("calm", scenes, 1, count);
            measure("cuts", scenes, SCENES, count);
        }
    }

    /** Soft hills of random colours. */
    private static Picture scene(Random random, int width, int height) {
        Picture picture = new Picture(width, height);
        double[] waves = random.doubles(9, 1, 6).toArray();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = 0xFF;
                for (int channel = 0; channel < 3; channel++) {
                    double wave = Math.sin(waves[3 * channel] * 6.0 * x / width + waves[3 * channel + 1])
                            * Math.sin(waves[3 * channel + 2] * 6.0 * y / height);
                    rgb = rgb << 8 | (int) (127.5 + 127 * wave);
                }
                picture.argb()[y * width + x] = rgb;
            }
        }
        return picture;
    }

    @SuppressWarnings("SystemOut")
    private static void measure(String label, Picture[] scenes, int used, int count) {
        FlashLimiter limiter = new FlashLimiter();
        Picture shown = new Picture(scenes[0].width(), scenes[0].height());
        double[] tookMs = new double[count];
        for (int i = 0; i < count; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            limiter.show(scenes[i % used], i * FRAME_MS, shown);
            tookMs[i] = (THREADS.getCurrentThreadCpuTime() - began) * 1e-6;
        }
        Arrays.sort(tookMs);
        System.out.printf(
                Locale.ROOT,
                "%s, %dx%d: median %.3f ms, mean %.3f, p99 %.3f; %d of %d softened%n",
                label,
                shown.width(),
                shown.height(),
                tookMs[count / 2],
                Arrays.stream(tookMs).average().orElse(0),
                tookMs[(int) (count * 0.99)],
                limiter.softened(),
                count);
    }
}
