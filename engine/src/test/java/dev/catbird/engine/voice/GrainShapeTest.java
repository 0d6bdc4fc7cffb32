package dev.catbird.engine.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrainShapeTest {
    private static final int MAX_FRAMES = 11025 + 384;
    private final GrainShape shape = new GrainShape(MAX_FRAMES, 128);

    /** Grains start every step; from the time the first would have ended they add up to one everywhere. */
    private void assertAddsUpToOne(String which) {
        int step = shape.stepFrames();
        int frames = shape.frames();
        assertEquals(0, step % 128, which + ": whole hops");
        assertTrue(frames <= MAX_FRAMES && frames > step, which + ": " + frames + " frames every " + step);
        for (int t = 0; t < step; t++) {
            double sum = 0;
            for (int at = t; at < frames; at += step) {
                sum += shape.curve()[at];
            }
            assertEquals(1, sum, 1e-6, which + ", frame " + t + " of " + step);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 384, 385, 575, 576, 577, 1000, 3072, 5000, 11025, 11409, 100_000})
    void smoothGrainsAddUpToOne(int grainFrames) {
        shape.smooth(grainFrames);
        assertAddsUpToOne("smooth " + grainFrames);
        assertEquals(GrainShape.OVERLAP * shape.stepFrames(), shape.frames());
        double nearest = Math.min(MAX_FRAMES, Math.max(384, grainFrames));
        assertTrue(Math.abs(shape.frames() - nearest) <= 384 / 2.0 + 128, shape.frames() + " for " + grainFrames);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 128, 200, 384, 1000, 1470, 1839, 11025, 100_000})
    void cutGrainsAddUpToOne(int grainFrames) {
        shape.cut(grainFrames);
        assertAddsUpToOne("cut " + grainFrames);
        assertEquals(shape.stepFrames() + 128, shape.frames());
        assertEquals(1, shape.curve()[shape.frames() / 2], 1e-4, "flat in the middle");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 384, 768, 2000})
    void changingBetweenCurvesLeavesNothingOfTheOther(int grainFrames) {
        shape.cut(grainFrames);
        shape.smooth(grainFrames);
        assertAddsUpToOne("smooth after cut " + grainFrames);
        shape.cut(grainFrames);
        assertAddsUpToOne("cut after smooth " + grainFrames);
    }
}
