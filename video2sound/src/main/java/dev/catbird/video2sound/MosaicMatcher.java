package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import java.util.Arrays;

/**
 * Has a model say how what is seen sounds, and the matcher's own pursuit realise that by grains of a corpus. Thread: matcher; calls
 * allocate nothing.
 *
 * <p>A prediction is made when a picture appears. Bands glide to it: quickly where the level jumps up, an onset, else slowly, so that
 * nothing steps at the rate of the pictures. Under a level that cannot be told from silence there is silence.
 */
public final class MosaicMatcher implements Matcher {
    private static final double GLIDE_S = 0.015;
    private static final double ONSET_S = 0.004;

    /** What all bands together must rise by to be an onset, on average, in tens of dB. */
    private static final float ONSET = 0.2f;

    /** Levels below are silence, in tens of dB over the floor. */
    private static final float SILENT = 0.6f;

    private final Predictor predictor;
    private final Sight sight;
    private final PursuitMatcher pursuit;
    private final MelBands mel;
    private final int rateHz;
    private final float[] wanted = new float[Model.OUTPUTS];
    private final float[] now = new float[Model.OUTPUTS];
    private final float[] spectrum;
    private long seen;
    private double seenS;
    private boolean onset;
    private boolean sounds;

    /** {@code pursuit} is a matcher of that corpus, for this one's use alone. */
    public MosaicMatcher(Corpus corpus, PursuitMatcher pursuit, Model model, Sight sight) {
        predictor = new Predictor(model);
        this.sight = sight;
        this.pursuit = pursuit;
        mel = new MelBands(corpus.analysis());
        rateHz = corpus.analysis().rateHz();
        spectrum = new float[corpus.analysis().bins()];
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public MatchCounts counts() {
        return pursuit.counts();
    }

    @Override
    @RealTime
    public void rest(Combination into) {
        pursuit.rest(into);
        Arrays.fill(now, 0);
        sounds = false;
    }

    @Override
    @RealTime
    public void pass(MatchSettings settings) {
        pursuit.pass(settings);
    }

    @Override
    @RealTime
    public void match(float[] window, MatchSettings settings, Combination into) {
        long number = sight.look((double) settings.atFrame / rateHz);
        if (number != seen && number > 0) {
            seen = number;
            predict();
        }
        glide((double) settings.stepFrames / rateHz);
        if (now[MelBands.COUNT] < SILENT) {
            pursuit.rest(into);
            sounds = false;
            return;
        }
        mel.spectrum(now, spectrum);
        pursuit.matchSpectrum(spectrum, settings, into);
    }

    private void predict() {
        float[] predicted = predictor.predict(sight.features(), sight.timeS() - seenS);
        seenS = sight.timeS();
        float rise = 0;
        for (int b = 0; b < Model.OUTPUTS; b++) {
            float next = Math.max(0, predicted[b]);
            rise += Math.max(0, next - now[b]);
            wanted[b] = next;
        }
        onset = rise > ONSET * Model.OUTPUTS;
        sounds |= wanted[MelBands.COUNT] >= SILENT;
        if (wanted[MelBands.COUNT] < SILENT || sight.features()[VisualFeatures.BLANK] == 1) {
            Arrays.fill(wanted, 0);
        }
    }

    private void glide(double seconds) {
        float quickly = (float) (1 - Math.exp(-seconds / ONSET_S));
        float slowly = (float) (1 - Math.exp(-seconds / GLIDE_S));
        for (int b = 0; b < Model.OUTPUTS; b++) {
            float step = wanted[b] - now[b];
            now[b] += step * ((onset && step > 0) || !sounds ? quickly : slowly);
        }
    }
}
