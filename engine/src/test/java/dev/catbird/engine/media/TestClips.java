package dev.catbird.engine.media;

import java.io.IOException;
import java.nio.file.Path;

/** Small clips that the tests make for themselves: a click in the sound, a grey level in each picture. */
public final class TestClips {
    public static final double FRAMES_PER_S = 25;

    private TestClips() {}

    /** Silence with a smooth click of 0.2 ms around {@code atS}. */
    public static float[] click(int rateHz, double lengthS, double atS) {
        float[] sound = new float[(int) Math.round(lengthS * rateHz)];
        for (int i = 0; i < sound.length; i++) {
            double offset = (i - atS * rateHz) / 6;
            sound[i] = (float) (0.9 * Math.exp(-offset * offset));
        }
        return sound;
    }

    public static float[] sine(int rateHz, double lengthS, double hz) {
        float[] sound = new float[(int) Math.round(lengthS * rateHz)];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.8 * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return sound;
    }

    /** The grey level of picture {@code index}; neighbours differ clearly. */
    public static int grey(int index) {
        return 40 + index * 37 % 180;
    }

    public static void fill(Picture picture, int red, int green, int blue) {
        int colour = 0xff000000 | red << 16 | green << 8 | blue;
        java.util.Arrays.fill(picture.argb(), 0, picture.width() * picture.height(), colour);
    }

    /** Writes a clip with as many seconds of pictures and sound as {@code format} asks for. */
    public static Path write(MediaLibrary library, Path file, OutputFormat format, double lengthS) throws IOException {
        try (MediaWriter writer = library.create(file, format)) {
            if (format.hasPictures()) {
                Picture picture = new Picture(format.width(), format.height());
                int count = (int) Math.round(lengthS * format.framesPerS());
                for (int i = 0; i < count; i++) {
                    fill(picture, grey(i), grey(i), grey(i));
                    writer.picture(picture);
                }
            }
            if (format.hasSound()) {
                float[] click = click(format.rateHz(), lengthS, lengthS / 2);
                writer.sound(click, click, 0, click.length);
            }
            writer.finish();
        }
        return file;
    }

    /** All sound of a file, left and right. */
    public static float[][] sound(MediaLibrary library, Path file, int rateHz) throws IOException {
        try (SoundReader reader = library.openSound(file, rateHz)) {
            return sound(reader);
        }
    }

    public static float[][] sound(SoundReader reader) throws IOException {
        float[] left = new float[1 << 16];
        float[] right = new float[1 << 16];
        int frames = 0;
        int count;
        while ((count = reader.read(left, right, frames, Math.min(1000, left.length - frames))) >= 0) {
            frames += count;
            if (frames == left.length) {
                left = java.util.Arrays.copyOf(left, frames * 2);
                right = java.util.Arrays.copyOf(right, frames * 2);
            }
        }
        return new float[][] {java.util.Arrays.copyOf(left, frames), java.util.Arrays.copyOf(right, frames)};
    }

    /** Where the loudest sample is, in seconds. */
    public static double peakS(float[] sound, int rateHz) {
        int peak = 0;
        for (int i = 0; i < sound.length; i++) {
            if (Math.abs(sound[i]) > Math.abs(sound[peak])) {
                peak = i;
            }
        }
        return (double) peak / rateHz;
    }

    /** The colour in the middle of a picture: red, green, blue. */
    public static int[] middle(Picture picture) {
        int pixel = picture.argb()[picture.height() / 2 * picture.width() + picture.width() / 2];
        return new int[] {pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255};
    }
}
