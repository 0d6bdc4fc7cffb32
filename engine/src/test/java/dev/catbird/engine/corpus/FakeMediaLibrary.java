package dev.catbird.engine.corpus;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads "media" that are one line of text, {@code seed=1 frames=50000 channels=2 pictures=20 width=40 height=24 fps=25},
 * and makes noise and pictures from it: the same file always gives the same. Thread: any.
 */
final class FakeMediaLibrary implements MediaLibrary {
    /** Calls of any read so far, of pictures converted, and of the files opened. */
    final AtomicInteger soundReads = new AtomicInteger();

    final AtomicInteger pictureReads = new AtomicInteger();
    final AtomicInteger soundsOpened = new AtomicInteger();
    final AtomicInteger soundsResampled = new AtomicInteger();
    final AtomicInteger picturesOpened = new AtomicInteger();

    private record Spec(int seed, long frames, int channels, List<Double> timesS, int width, int height, double fps) {}

    /** Writes a file this library reads. */
    static Path write(Path file, String spec) throws IOException {
        return Files.writeString(file, spec);
    }

    private static Spec spec(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new MediaException(file, "no such file");
        }
        int seed = 1;
        long frames = 0;
        int channels = 2;
        int pictures = 0;
        int width = 40;
        int height = 24;
        double fps = 25;
        List<Double> times = new ArrayList<>();
        for (String word : Files.readString(file).trim().split(" ", -1)) {
            String[] pair = word.split("=", -1);
            if (pair.length != 2) {
                throw new MediaException(file, "not media");
            }
            switch (pair[0]) {
                case "seed" -> seed = Integer.parseInt(pair[1]);
                case "frames" -> frames = Long.parseLong(pair[1]);
                case "channels" -> channels = Integer.parseInt(pair[1]);
                case "pictures" -> pictures = Integer.parseInt(pair[1]);
                case "width" -> width = Integer.parseInt(pair[1]);
                case "height" -> height = Integer.parseInt(pair[1]);
                case "fps" -> fps = Double.parseDouble(pair[1]);
                case "times" ->
                    times = Arrays.stream(pair[1].split(",", -1))
                            .map(Double::valueOf)
                            .toList();
                default -> throw new MediaException(file, "not media");
            }
        }
        for (int i = 0; i < pictures; i++) {
            times.add(i / fps);
        }
        return new Spec(seed, frames, channels, times, width, height, fps);
    }

    /** The whole sound of a file, {@code [side][frame]}. */
    static float[][] sound(Path file) throws IOException {
        Spec spec = spec(file);
        float[][] sides = new float[2][(int) spec.frames];
        Random random = new Random(spec.seed);
        for (int i = 0; i < spec.frames; i++) {
            sides[0][i] = spec.seed == 0 ? 0 : random.nextFloat() - 0.5f;
            sides[1][i] = spec.channels == 1 || spec.seed == 0 ? sides[0][i] : random.nextFloat() - 0.5f;
        }
        return sides;
    }

    /** Picture number {@code number} of a file, one flat colour that BC1 keeps exactly. */
    static int colour(Path file, int number) throws IOException {
        return colour(spec(file), number);
    }

    private static int colour(Spec spec, int number) {
        int red = (spec.seed * 7 + number * 5) & 31;
        int green = (spec.seed * 11 + number * 3) & 63;
        int blue = number & 31;
        return 0xFF000000 | (red << 3 | red >>> 2) << 16 | (green << 2 | green >>> 4) << 8 | (blue << 3 | blue >>> 2);
    }

    @Override
    public String name() {
        return "fake 1";
    }

    @Override
    public MediaInfo probe(Path file) throws IOException {
        Spec spec = spec(file);
        return new MediaInfo(
                file,
                "fake",
                spec.frames / 44100.0,
                spec.channels == 0 ? null : new MediaInfo.Sound("noise", 44100, spec.channels),
                spec.timesS.isEmpty() ? null : new MediaInfo.Pictures("flat", spec.width, spec.height, spec.fps));
    }

    @Override
    public SoundReader openSound(Path file, int rateHz) throws IOException {
        Spec spec = spec(file);
        float[][] sides = sound(file);
        soundsOpened.incrementAndGet();
        return new SoundReader() {
            private int at;

            @Override
            public int rateHz() {
                return rateHz;
            }

            @Override
            public int channels() {
                return spec.channels;
            }

            @Override
            public int read(float[] left, float[] right, int offset, int frames) {
                soundReads.incrementAndGet();
                // Uneven reads, as decoders give them.
                int n = Math.min(Math.min(frames, 1000 + at % 777), sides[0].length - at);
                if (n == 0) {
                    return -1;
                }
                System.arraycopy(sides[0], at, left, offset, n);
                System.arraycopy(sides[1], at, right, offset, n);
                at += n;
                return n;
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    /** The nearest sample there is: enough to see that it was asked for. */
    @Override
    public SoundReader resampled(SoundReader sound, int rateHz, Path file) {
        soundsResampled.incrementAndGet();
        return new SoundReader() {
            private final float[][] all = new float[2][1 << 20];
            private int frames = -1;
            private int at;

            @Override
            public int rateHz() {
                return rateHz;
            }

            @Override
            public int channels() {
                return sound.channels();
            }

            @Override
            public int read(float[] left, float[] right, int offset, int most) throws IOException {
                if (frames < 0) {
                    frames = 0;
                    for (int got = 0; got >= 0; got = sound.read(all[0], all[1], frames, 4096)) {
                        frames += got;
                    }
                }
                int end = (int) ((long) frames * rateHz / sound.rateHz());
                int n = Math.min(most, end - at);
                for (int i = 0; i < n; i++) {
                    int from = (int) ((long) (at + i) * sound.rateHz() / rateHz);
                    left[offset + i] = all[0][from];
                    right[offset + i] = all[1][from];
                }
                at += n;
                return n == 0 && most > 0 ? -1 : n;
            }

            @Override
            public List<String> warnings() {
                return sound.warnings();
            }

            @Override
            public void close() throws IOException {
                sound.close();
            }
        };
    }

    @Override
    public PictureReader openPictures(Path file, int maxWidth, int maxHeight) throws IOException {
        Spec spec = spec(file);
        picturesOpened.incrementAndGet();
        double scale = Math.min(1, Math.min((double) maxWidth / spec.width, (double) maxHeight / spec.height));
        int width = (int) Math.max(1, Math.round(scale * spec.width));
        int height = (int) Math.max(1, Math.round(scale * spec.height));
        return new PictureReader() {
            private int next;

            @Override
            public int width() {
                return width;
            }

            @Override
            public int height() {
                return height;
            }

            @Override
            public double framesPerS() {
                return spec.fps;
            }

            @Override
            public boolean read(Picture into) {
                pictureReads.incrementAndGet();
                if (next == spec.timesS.size()) {
                    return false;
                }
                into.resize(width, height);
                Arrays.fill(into.argb(), colour(spec, next));
                into.timeS(spec.timesS.get(next++));
                return true;
            }

            @Override
            public boolean skip() {
                if (next == spec.timesS.size()) {
                    return false;
                }
                next++;
                return true;
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
