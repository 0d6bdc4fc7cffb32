package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** What one video has to teach a WaveNet: what is seen, picture by picture, and the sound as codes. Thread: worker. */
public final class WaveNetLesson {
    private static final int BLOCK = 1024;

    final List<float[]> seen = new ArrayList<>();
    final List<Double> seenS = new ArrayList<>();
    final byte[] codes;

    private WaveNetLesson(PictureReader pictures, SoundReader sound, BooleanSupplier cancelled) throws IOException {
        VisualFeatures features = new VisualFeatures();
        Picture picture = new Picture();
        while (pictures.read(picture)) {
            check(cancelled);
            features.see(picture);
            seen.add(features.values().clone());
            seenS.add(picture.timeS());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        while (ShownPictures.fill(sound, left, right)) {
            check(cancelled);
            for (int t = 0; t < BLOCK; t++) {
                all.write(MuLaw.code(0.5f * (left[t] + right[t])));
            }
        }
        codes = all.toByteArray();
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("stopped; the same command begins anew");
        }
    }

    /** The rate that the sound must be read at. */
    public static int rateHz() {
        return WaveNetModel.RATE_HZ;
    }

    /** Length of what it teaches. */
    public double lengthS() {
        return seen.isEmpty() ? 0 : (double) codes.length / WaveNetModel.RATE_HZ;
    }

    /** Reads a video to the end. Throws {@link CancellationException} when cancelled. */
    public static WaveNetLesson of(PictureReader pictures, SoundReader sound, BooleanSupplier cancelled)
            throws IOException {
        return new WaveNetLesson(pictures, sound, cancelled);
    }

    /** The picture that is shown at that sample, the first before it appears. */
    private int pictureAt(int frame) {
        double timeS = (double) frame / WaveNetModel.RATE_HZ;
        int low = 0;
        int high = seenS.size();
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (seenS.get(middle) <= timeS) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The samples {@code [from, from + frames)}, the one before them, and what is seen meanwhile. */
    WaveNetStretch stretch(int from, int frames, Looks looks) {
        int[] heard = new int[frames + 1];
        int[] picture = new int[frames];
        float[] way = new float[frames];
        int first = pictureAt(from);
        heard[0] = from == 0 ? MuLaw.SILENCE : codes[from - 1] & 255;
        int at = first;
        for (int t = 0; t < frames; t++) {
            heard[t + 1] = codes[from + t] & 255;
            double timeS = (double) (from + t) / WaveNetModel.RATE_HZ;
            while (at + 1 < seenS.size() && seenS.get(at + 1) <= timeS) {
                at++;
            }
            picture[t] = at - first;
            if (at + 1 < seenS.size()) {
                double length = seenS.get(at + 1) - seenS.get(at);
                way[t] = (float) Math.max(0, Math.min(1, (timeS - seenS.get(at)) / Math.max(1e-6, length)));
            }
        }
        int last = Math.min(seen.size() - 1, at + 1);
        float[][] conditions = new float[last - first + 1][WaveNetModel.CONDITIONS];
        for (int k = 0; k < conditions.length; k++) {
            WaveNetModel.condition(looks, seen.get(first + k), conditions[k]);
        }
        return new WaveNetStretch(heard, conditions, picture, way);
    }
}
