package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What the historical network makes of a film, in one of the three ways it was heard. Endless: after the last picture that one goes
 * on. Thread: worker, one.
 */
public final class HistoricalSound implements NetworkSound {
    /** How what is predicted thirty times a second becomes one sound. */
    public enum Rendering {
        /** One stretch after the other: it buzzes. */
        RAW,
        /** Each stretch faded in and out: no clicks, and more buzz. */
        WINDOW,
        /** Grains of what was predicted lately, strewn by chance: a cloud of it. */
        CLOUD
    }

    private static final int SAMPLES = HistoricalModel.SAMPLES;

    /** Stretches that a cloud is strewn from. */
    private static final int LATELY = 4;

    private static final int GRAINS_PER_STRETCH = 8;
    private static final int SHORTEST_GRAIN = SAMPLES;
    private static final int LONGEST_GRAIN = 2 * SAMPLES;

    private final Showing film;
    private final HistoricalModel model;
    private final Rendering rendering;
    private Random random;
    private long seed;
    private final Greys greys = new Greys();
    private final byte[] grey = new byte[Greys.COUNT];
    private final float[] input = new float[Greys.COUNT];
    /** What was predicted lately, oldest first. */
    private final float[] lately = new float[LATELY * SAMPLES];
    /** What is ready to be heard, and what of a cloud will be. */
    private final float[] ready = new float[SAMPLES + LONGEST_GRAIN];

    private long stretch;
    private int given = SAMPLES;

    /** {@code seed} is what chance begins with. The caller closes the film. */
    public HistoricalSound(PictureReader film, HistoricalModel model, Rendering rendering, long seed) {
        this(new ShownPictures(film), model, rendering, seed);
    }

    /** As the other, of what is watched live. */
    public HistoricalSound(NetworkSight sight, HistoricalModel model, Rendering rendering, long seed) {
        this((Showing) sight, model, rendering, seed);
    }

    private HistoricalSound(Showing film, HistoricalModel model, Rendering rendering, long seed) {
        this.film = film;
        this.seed = seed;
        this.model = model;
        this.rendering = rendering;
        random = new Random(seed);
    }

    @Override
    public void chance(long newSeed, float temperature) {
        if (newSeed != seed) {
            seed = newSeed;
            random = new Random(seed);
        }
    }

    @Override
    public int rateHz() {
        return HistoricalModel.RATE_HZ;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int read(float[] left, float[] right, int offset, int frames) throws IOException {
        if (given == SAMPLES) {
            advance();
        }
        int count = Math.min(frames, SAMPLES - given);
        System.arraycopy(ready, given, left, offset, count);
        System.arraycopy(ready, given, right, offset, count);
        given += count;
        return count;
    }

    private void advance() throws IOException {
        given = 0;
        System.arraycopy(ready, SAMPLES, ready, 0, LONGEST_GRAIN);
        Arrays.fill(ready, LONGEST_GRAIN, ready.length, 0);
        System.arraycopy(lately, SAMPLES, lately, 0, lately.length - SAMPLES);
        predict();
        stretch++;
        int last = lately.length - SAMPLES;
        switch (rendering) {
            case RAW -> System.arraycopy(lately, last, ready, 0, SAMPLES);
            case WINDOW -> strew(last, 0, SAMPLES, 1);
            case CLOUD -> {
                for (int g = 0; g < GRAINS_PER_STRETCH; g++) {
                    int length = SHORTEST_GRAIN + random.nextInt(LONGEST_GRAIN - SHORTEST_GRAIN);
                    int from = random.nextInt(lately.length - length + 1);
                    strew(from, random.nextInt(SAMPLES), length, (float) Math.sqrt(1.0 / GRAINS_PER_STRETCH));
                }
            }
        }
    }

    private void predict() throws IOException {
        Picture picture = film.at((double) stretch / HistoricalModel.PICTURES_PER_S);
        if (picture == null) {
            Arrays.fill(lately, lately.length - SAMPLES, lately.length, 0);
            return;
        }
        greys.of(picture, grey);
        Greys.spread(grey, input);
        System.arraycopy(model.network().predict(input), 0, lately, lately.length - SAMPLES, SAMPLES);
    }

    /** Adds a grain of what was predicted lately, under a window of Hann's. */
    private void strew(int from, int at, int length, float gain) {
        for (int t = 0; t < length; t++) {
            float window = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (t + 0.5) / length));
            ready[at + t] += gain * window * lately[from + t];
        }
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {}
}
