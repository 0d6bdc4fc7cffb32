package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;

/** Says picture by picture how a film sounds, as a model has learnt it, and follows the drift of its light. Thread: one; calls allocate nothing. */
final class Predictor {
    /** Pictures of less contrast say nothing about the light. */
    private static final float LEAST_CONTRAST = 0.01f;

    private static final double LONGEST_S = 1;

    private final Model model;
    private final Drift drift = new Drift(Looks.KINDS);
    private final float[] input = new float[Network.padded(Model.INPUTS)];

    Predictor(Model model) {
        this.model = model;
    }

    /** The bands and the level of a picture of such features, that comes so long after the one before; overwritten by the next call. */
    @RealTime
    float[] predict(float[] features, double sinceS) {
        model.looks().scale(features, input);
        if (features[VisualFeatures.WHOLE + 1] > LEAST_CONTRAST) {
            drift.see(input, Math.min(LONGEST_S, Math.max(0, sinceS)));
        }
        drift.remove(input);
        Model.bound(input);
        return model.network().predict(input);
    }
}
