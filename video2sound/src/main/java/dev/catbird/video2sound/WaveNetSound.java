package dev.catbird.video2sound;

import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a WaveNet makes of what is seen, sample by sample. What is seen glides from picture to picture; what is black or white all over
 * is silent. Endless: after the last picture that one goes on. Thread: worker, one.
 */
public final class WaveNetSound implements NetworkSound {
    private static final double FADE_S = 0.02;

    /** Gains below are none. */
    private static final float SILENT = 1e-5f;

    /** It looks once a millisecond. */
    private static final int LOOK_FRAMES = 16;

    private static final int PORTION_FRAMES = 10 * LOOK_FRAMES;

    /** What is seen glides no longer than this, however late a picture comes. */
    private static final double LONGEST_GLIDE_S = 0.1;

    /** As good as there. */
    private static final double THERE = 0.99;

    private final Sight sight;
    private final Supplier<List<String>> warnings;
    private final WaveNetModel model;
    private final WaveNetVoice voice;
    private final CodeDice dice;
    private final float[] condition = new float[WaveNetModel.CONDITIONS];
    private final float[] room;
    /** What the layers take of the picture before, of how far it had come, and of the next. */
    private final float[] from;

    private final float[] to;
    /** So much earlier than they are seen it begins to glide to pictures: when the one before is shown. */
    private final double leadS;

    private boolean wasBlank = true;
    private boolean isBlank = true;
    private long seen;
    private double seenS;
    private double glideFromS;
    private double glideS = 1;
    private int code = MuLaw.SILENCE;
    private float gain;
    private long frame;

    /**
     * {@code temperature}: 1 takes samples as likely as they are, 0 always the likeliest; {@code seed} is what chance begins with. The
     * caller closes the film.
     */
    public WaveNetSound(PictureReader film, WaveNetModel model, float temperature, long seed) {
        this(
                new FilmSight(film),
                1 / Math.max(1, film.framesPerS()),
                film::warnings,
                model,
                new CodeDice(seed, temperature));
    }

    /** As the other, of what is watched live. */
    public WaveNetSound(NetworkSight sight, WaveNetModel model, float temperature, long seed) {
        this(sight, sight.stepS(), List::of, model, new CodeDice(seed, temperature));
    }

    private WaveNetSound(
            Sight sight, double stepS, Supplier<List<String>> warnings, WaveNetModel model, CodeDice dice) {
        this.sight = sight;
        leadS = Math.min(LONGEST_GLIDE_S, stepS) / 2;
        this.warnings = warnings;
        this.model = model;
        this.dice = dice;
        voice = new WaveNetVoice(model.net());
        room = new float[model.net().shape().both()];
        from = new float[model.net().shape().layers() * model.net().shape().both()];
        to = new float[from.length];
    }

    @Override
    public void chance(long seed, float temperature) {
        dice.load(seed, temperature);
    }

    private void look(double nowS) {
        long number = sight.look(nowS + leadS);
        if (number == seen) {
            return;
        }
        float way = way(nowS);
        for (int i = 0; i < from.length; i++) {
            from[i] += way * (to[i] - from[i]);
        }
        wasBlank = way < THERE ? wasBlank : isBlank;
        float[] features = sight.features();
        WaveNetModel.condition(model.looks(), features, condition);
        model.net().project(condition, to, room);
        isBlank = features[VisualFeatures.BLANK] == 1;
        if (seen == 0) {
            System.arraycopy(to, 0, from, 0, from.length);
            wasBlank = isBlank;
        }
        glideFromS = nowS;
        glideS = Math.max(1e-3, Math.min(LONGEST_GLIDE_S, sight.timeS() - seenS));
        seenS = sight.timeS();
        seen = number;
    }

    private float way(double nowS) {
        return (float) Math.max(0, Math.min(1, (nowS - glideFromS) / glideS));
    }

    @Override
    public int rateHz() {
        return WaveNetModel.RATE_HZ;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int read(float[] left, float[] right, int offset, int frames) throws IOException {
        float kept = (float) Math.exp(-1 / (FADE_S * WaveNetModel.RATE_HZ));
        int count = Math.min(frames, PORTION_FRAMES);
        for (int t = 0; t < count; t++) {
            double nowS = (double) frame / WaveNetModel.RATE_HZ;
            if (frame++ % LOOK_FRAMES == 0) {
                look(nowS);
            }
            float way = way(nowS);
            code = dice.choose(voice.next(code, from, to, way));
            boolean blank = way < THERE ? wasBlank : isBlank;
            gain = (blank ? 0 : 1 - kept) + kept * gain;
            float sample = gain < SILENT ? 0 : gain * MuLaw.sample(code);
            left[offset + t] = sample;
            right[offset + t] = sample;
        }
        return count;
    }

    @Override
    public List<String> warnings() {
        return warnings.get();
    }

    @Override
    public void close() {}
}
