package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.List;

/**
 * What a WaveNet makes of a film, sample by sample. What is seen glides from picture to picture; what is black or white all over is
 * silent. Endless: after the last picture that one goes on. Thread: worker, one.
 */
public final class WaveNetSound implements SoundReader {
    private static final double FADE_S = 0.02;

    /** Gains below are none. */
    private static final float SILENT = 1e-5f;

    private final PictureReader film;
    private final WaveNetModel model;
    private final WaveNetVoice voice;
    private final CodeDice dice;
    private final VisualFeatures features = new VisualFeatures();
    private final Picture picture = new Picture();
    private final float[] condition = new float[WaveNetModel.CONDITIONS];
    private final float[] room;
    private Seen from;
    private Seen to;
    private int code = MuLaw.SILENCE;
    private float gain;
    private long frame;
    private boolean ended;

    /** A picture as the layers take it. */
    private static final class Seen {
        private final float[] projected;
        private double timeS;
        private boolean blank;

        Seen(WaveNet.Shape shape) {
            projected = new float[shape.layers() * shape.both()];
        }
    }

    /**
     * {@code temperature}: 1 takes samples as likely as they are, 0 always the likeliest; {@code seed} is what chance begins with. The
     * caller closes the film.
     */
    public WaveNetSound(PictureReader film, WaveNetModel model, float temperature, long seed) throws IOException {
        this.film = film;
        this.model = model;
        voice = new WaveNetVoice(model.net());
        dice = new CodeDice(seed, temperature);
        room = new float[model.net().shape().both()];
        from = new Seen(model.net().shape());
        to = new Seen(model.net().shape());
        see(to);
        step();
    }

    /** The next picture becomes the one before; at the end it goes on. */
    private void step() throws IOException {
        Seen swap = from;
        from = to;
        to = swap;
        see(to);
        if (ended) {
            System.arraycopy(from.projected, 0, to.projected, 0, to.projected.length);
            to.timeS = Double.POSITIVE_INFINITY;
            to.blank = from.blank;
        }
    }

    private void see(Seen into) throws IOException {
        ended = ended || !film.read(picture);
        if (ended) {
            return;
        }
        features.see(picture);
        WaveNetModel.condition(model.looks(), features.values(), condition);
        model.net().project(condition, into.projected, room);
        into.timeS = picture.timeS();
        into.blank = features.values()[VisualFeatures.BLANK] == 1;
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
        for (int t = 0; t < frames; t++) {
            double nowS = (double) frame++ / WaveNetModel.RATE_HZ;
            while (!ended && to.timeS <= nowS) {
                step();
            }
            double way = (nowS - from.timeS) / Math.max(1e-6, to.timeS - from.timeS);
            code = dice.choose(voice.next(code, from.projected, to.projected, (float) Math.max(0, Math.min(1, way))));
            gain = (from.blank ? 0 : 1 - kept) + kept * gain;
            float sample = gain < SILENT ? 0 : gain * MuLaw.sample(code);
            left[offset + t] = sample;
            right[offset + t] = sample;
        }
        return frames;
    }

    @Override
    public List<String> warnings() {
        return film.warnings();
    }

    @Override
    public void close() {}
}
