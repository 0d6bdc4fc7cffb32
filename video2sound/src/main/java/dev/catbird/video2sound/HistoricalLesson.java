package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** What one video has to teach the historical network: thirty times a second the greys and the samples that follow. Thread: worker. */
public final class HistoricalLesson {
    final List<byte[]> seen = new ArrayList<>();
    final List<short[]> heard = new ArrayList<>();

    private HistoricalLesson() {}

    /** The rate that the sound must be read at. */
    public static int rateHz() {
        return HistoricalModel.RATE_HZ;
    }

    /** Length of what it teaches. */
    public double lengthS() {
        return (double) seen.size() / HistoricalModel.PICTURES_PER_S;
    }

    /** Reads a video to the end of its sound. Throws {@link CancellationException} when cancelled. */
    public static HistoricalLesson of(PictureReader pictures, SoundReader sound, BooleanSupplier cancelled)
            throws IOException {
        HistoricalLesson lesson = new HistoricalLesson();
        ShownPictures shown = new ShownPictures(pictures);
        Greys greys = new Greys();
        float[] left = new float[HistoricalModel.SAMPLES];
        float[] right = new float[HistoricalModel.SAMPLES];
        for (int i = 0; !shown.hasEnded() && ShownPictures.fill(sound, left, right); i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped; the same command begins anew");
            }
            Picture picture = shown.at((double) i / HistoricalModel.PICTURES_PER_S);
            if (picture == null) {
                continue;
            }
            byte[] grey = new byte[Greys.COUNT];
            greys.of(picture, grey);
            short[] samples = new short[HistoricalModel.SAMPLES];
            for (int t = 0; t < samples.length; t++) {
                samples[t] = (short) Math.max(-32767, Math.min(32767, Math.round(16383.5f * (left[t] + right[t]))));
            }
            lesson.seen.add(grey);
            lesson.heard.add(samples);
        }
        return lesson;
    }
}
