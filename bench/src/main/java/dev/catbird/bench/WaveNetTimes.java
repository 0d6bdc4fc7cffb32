package dev.catbird.bench;

import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.video2sound.WaveNetModel;
import dev.catbird.video2sound.WaveNetSound;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many times faster than it sounds a WaveNet of the usual size, 20 layers of 32 channels at 16 kHz, is made on one core, from 25
 * pictures a second, its features and its dice included: {@code WaveNetTimes 10} makes ten seconds several times. With {@code
 * -Dcatbird.kernels=plain} it is the plain twin. Thread: main.
 */
public final class WaveNetTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TURNS = 5;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    private static final double FRAMES_PER_S = 25;

    private WaveNetTimes() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 5;
        System.out.println(Kernels.description());
        WaveNetModel model = WaveNetModel.unlearnt(1);
        for (float temperature : new float[] {0, 1}) {
            double[] times = new double[TURNS];
            for (int turn = -1; turn < TURNS; turn++) {
                WaveNetSound sound = new WaveNetSound(flicker(), model, temperature, 1);
                float[] side = new float[(int) (seconds * sound.rateHz())];
                long began = THREADS.getCurrentThreadCpuTime();
                for (int at = 0; at < side.length; ) {
                    at += sound.read(side, side, at, side.length - at);
                }
                if (turn >= 0) {
                    times[turn] = seconds / ((THREADS.getCurrentThreadCpuTime() - began) * 1e-9);
                }
            }
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "temperature %.0f: median %.1f times real time, slowest %.1f%n",
                    temperature,
                    times[TURNS / 2],
                    times[0]);
        }
    }

    /** Pictures without end, each different. */
    private static PictureReader flicker() {
        int[] number = {0};
        return MadePictures.drawn(WIDTH, HEIGHT, FRAMES_PER_S, into -> {
            into.resize(WIDTH, HEIGHT);
            into.timeS(number[0] / FRAMES_PER_S);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                into.argb()[i] = 0xFF000000 | (i * 31 + number[0] * 7919 & 0xFFFFFF);
            }
            number[0]++;
            return true;
        });
    }
}
