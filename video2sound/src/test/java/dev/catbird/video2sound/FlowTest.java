package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
    /** A soft pattern that moves so many fine cells a second. */
    private static float[] seen(double framesPerS, double rightPerS, double downPerS, double seconds) {
        VisualFeatures features = new VisualFeatures();
        Picture picture = new Picture(96, 72);
        for (int i = 0; i / framesPerS <= seconds; i++) {
            double timeS = i / framesPerS;
            picture.timeS(timeS);
            for (int y = 0; y < 72; y++) {
                for (int x = 0; x < 96; x++) {
                    double cellX = (x + 0.5) / 6 - rightPerS * timeS;
                    double cellY = (y + 0.5) / 6 - downPerS * timeS;
                    double light = 0.5 + 0.25 * Math.sin(0.9 * cellX) + 0.2 * Math.sin(0.8 * cellY + 1);
                    int grey = (int) Math.round(255 * light);
                    picture.argb()[y * 96 + x] = 0xFF000000 | grey * 0x010101;
                }
            }
            features.see(picture);
        }
        return features.values().clone();
    }

    private static double mean(float[] values, int axis) {
        double sum = 0;
        for (int i = axis; i < Flow.COUNT; i += 2) {
            sum += values[VisualFeatures.FLOW + i];
        }
        return 2 * sum / Flow.COUNT;
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 25, 29.97, 60})
    void whatMovesIsSeenToMoveAsFastAtAnyRate(double framesPerS) {
        for (double[] speed : new double[][] {{4, 0}, {-6, 0}, {0, 5}, {3, -3}}) {
            float[] values = seen(framesPerS, speed[0], speed[1], 0.8);
            String what = speed[0] + " " + speed[1];
            assertEquals(speed[0] / 10, mean(values, 0), 0.12, what);
            assertEquals(speed[1] / 10, mean(values, 1), 0.12, what);
        }
    }

    @Test
    void whatIsStillOrCutDoesNotMove() {
        for (int i = 0; i < Flow.COUNT; i++) {
            assertEquals(0, seen(25, 0, 0, 0.5)[VisualFeatures.FLOW + i], 0.01);
        }
        // Further apart than can be followed: bounded.
        for (float value : seen(12, 200, 100, 0.5)) {
            assertTrue(Math.abs(value) < 3, Float.toString(value));
        }
    }
}
