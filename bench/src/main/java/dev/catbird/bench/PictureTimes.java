package dev.catbird.bench;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.picture.Bc1;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.Moments;
import dev.catbird.render.view.Stage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * What eight random pictures at each turn of the display cost besides the graphics driver, out of an hour of 640x360 at 30 pictures a second: milliseconds of
 * one core's time for choosing and laying them out and for reading them to the last byte, from a file of 12 GB that is mapped as a corpus's is; and
 * for touching their pages before that, which is done on a thread of its own ({@code PicturesAhead}).
 * The file has no blocks on the disk: this is the cost of the machine, not of a disk. Run it with a number of turns: {@code PictureTimes 600}.
 * Thread: main.
 */
public final class PictureTimes {
    private static final int PICTURES = 3600 * 30;
    private static final int EACH = 8;
    private static final int PICTURE_BYTES = Bc1.bytes(640, 360);
    /** In one mapping, as Java 17 maps less than 2 GiB. */
    private static final int PER_SEGMENT = (1 << 30) / PICTURE_BYTES;

    private static final int PAGE_BYTES = 4096;
    private static final double TURN_MS = 1000.0 / 60;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PictureTimes() {}

    public static void main(String[] args) throws IOException {
        int turns = args.length > 0 ? Integer.parseInt(args[0]) : 600;
        Path file = Files.createTempFile("catbird-hour", ".bc1");
        try (RandomAccessFile hour = new RandomAccessFile(file.toFile(), "rw")) {
            hour.setLength((long) PICTURES * PICTURE_BYTES);
            MappedByteBuffer[] segments = new MappedByteBuffer[(PICTURES + PER_SEGMENT - 1) / PER_SEGMENT];
            for (int s = 0; s < segments.length; s++) {
                int count = Math.min(PER_SEGMENT, PICTURES - s * PER_SEGMENT);
                segments[s] = hour.getChannel()
                        .map(
                                FileChannel.MapMode.READ_ONLY,
                                (long) s * PER_SEGMENT * PICTURE_BYTES,
                                (long) count * PICTURE_BYTES);
            }
            for (int view = 0; view < Parameter.VIEW.choices().size(); view++) {
                measure(view, segments, turns);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void measure(int view, MappedByteBuffer[] segments, int turns) {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.VIEW, view);
        Stage stage = new Stage(parameters, 1000 / TURN_MS, PICTURES);
        Moments moments = new Moments();
        DrawList draws = new DrawList();
        ByteBuffer taken = ByteBuffer.allocateDirect(PICTURE_BYTES);
        Random random = new Random(view);
        double[] choosingMs = new double[turns];
        double[] touchingMs = new double[turns];
        double[] readingMs = new double[turns];
        int seen = 0;
        int[] pictures = new int[EACH];
        // The first third is the warm-up.
        for (int turn = -turns / 2; turn < turns; turn++) {
            for (int i = 0; i < EACH; i++) {
                pictures[i] = random.nextInt(PICTURES);
            }
            long began = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < EACH; i++) {
                moments.add(pictures[i], 1 + i);
            }
            moments.end(TURN_MS / 1000);
            stage.draw(moments.shares(), moments.light(), (turn + turns) * TURN_MS, draws);
            long chosen = THREADS.getCurrentThreadCpuTime();
            for (int picture : pictures) {
                int from = picture % PER_SEGMENT * PICTURE_BYTES;
                for (int at = from; at < from + PICTURE_BYTES; at += PAGE_BYTES) {
                    seen += segments[picture / PER_SEGMENT].get(at);
                }
            }
            long touched = THREADS.getCurrentThreadCpuTime();
            for (int picture : pictures) {
                taken.clear();
                taken.put(0, segments[picture / PER_SEGMENT], picture % PER_SEGMENT * PICTURE_BYTES, PICTURE_BYTES);
            }
            long read = THREADS.getCurrentThreadCpuTime();
            if (turn >= 0) {
                choosingMs[turn] = (chosen - began) * 1e-6;
                touchingMs[turn] = (touched - chosen) * 1e-6;
                readingMs[turn] = (read - touched) * 1e-6;
            }
        }
        Arrays.sort(choosingMs);
        Arrays.sort(touchingMs);
        Arrays.sort(readingMs);
        int p99 = (int) (turns * 0.99);
        System.out.printf(
                Locale.ROOT,
                "%s: choosing median %.3f ms, p99 %.3f; reading %.3f, %.3f; touching on the helper's thread %.3f, %.3f (%d)%n",
                Parameter.VIEW.text(view),
                choosingMs[turns / 2],
                choosingMs[p99],
                readingMs[turns / 2],
                readingMs[p99],
                touchingMs[turns / 2],
                touchingMs[p99],
                seen);
    }
}
