package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisualFeaturesTest {

    /** A bright square that moves evenly to the right and back, twice in four seconds. */
    private static void square(double timeS, double light, Picture into) {
        into.resize(96, 72);
        into.timeS(timeS);
        double way = timeS / 2 % 1;
        double left = 66 * (way < 0.5 ? 2 * way : 2 - 2 * way);
        for (int y = 0; y < 72; y++) {
            for (int x = 0; x < 96; x++) {
                double cover = Math.max(0, Math.min(1, Math.min(x + 1 - left, left + 30 - x)));
                double value = 0.05 + (y > 20 && y < 50 ? 0.4 * cover : 0);
                int grey = (int) Math.round(255 * Math.pow(Math.min(1, value * light), 1 / 2.2));
                into.argb()[y * 96 + x] = 0xFF000000 | grey * 0x010101;
            }
        }
    }

    private static float[] seenAt(double timeS, double framesPerS, double light) {
        VisualFeatures features = new VisualFeatures();
        Picture picture = new Picture();
        for (int i = 0; i / framesPerS <= timeS + 1e-9; i++) {
            square(i / framesPerS, light, picture);
            features.see(picture);
        }
        return features.values().clone();
    }

    private static double distance(float[] one, float[] other, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum;
    }

    private static double size(float[] values, int from, int to) {
        return distance(values, new float[values.length], from, to);
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 25, 29.97, 60})
    void theSameMovementIsDescribedAlikeAtAnyRate(double framesPerS) {
        // Where pictures of both rates fall, as nearly as they do.
        double timeS = Math.floor(1.8 * framesPerS) / framesPerS;
        float[] reference = seenAt(timeS, 240, 1);
        float[] values = seenAt(timeS, framesPerS, 1);
        int change = VisualFeatures.CHANGE;
        int trace = VisualFeatures.TRACE;
        int whole = VisualFeatures.WHOLE;
        assertTrue(size(reference, change, trace) > 0.3, "nothing moves");
        assertTrue(distance(values, reference, 0, change) < 0.02 * size(reference, 0, change));
        assertTrue(distance(values, reference, change, trace) < 0.2 * size(reference, change, trace));
        assertTrue(distance(values, reference, trace, whole) < 0.2 * size(reference, trace, whole));
    }

    @Test
    void anotherExposureLooksAlike() {
        float[] usual = seenAt(1.5, 25, 1);
        float[] dark = seenAt(1.5, 25, 0.5);
        float[] bright = seenAt(1.5, 25, 1.8);
        double size = size(usual, 0, VisualFeatures.COUNT);
        assertTrue(distance(usual, dark, 0, VisualFeatures.COUNT) < 0.05 * size);
        assertTrue(distance(usual, bright, 0, VisualFeatures.COUNT) < 0.05 * size);
    }

    @Test
    void brightAndDarkChangesHaveSigns() {
        VisualFeatures features = new VisualFeatures();
        Picture picture = new Picture(16, 12);
        int[] greys = {100, 100, 180, 180};
        for (int i = 0; i < greys.length; i++) {
            Arrays.fill(picture.argb(), 0xFF000000 | greys[i] * 0x010101);
            picture.timeS(i * 0.04);
            features.see(picture);
            if (i == 2) {
                assertTrue(features.values()[VisualFeatures.CHANGE] > 0.05);
            }
        }
        float brighter = features.values()[VisualFeatures.CHANGE];
        Arrays.fill(picture.argb(), 0xFF000000 | 60 * 0x010101);
        picture.timeS(0.16);
        features.see(picture);
        assertTrue(brighter > 0 && features.values()[VisualFeatures.CHANGE] < 0);
    }

    @Test
    void stillPicturesHaveNoChangeAndBlackAndWhiteAreBlank() {
        for (int colour : new int[] {0xFF000000, 0xFFFFFFFF, 0xFF808080}) {
            VisualFeatures features = new VisualFeatures();
            Picture picture = new Picture(16, 12);
            Arrays.fill(picture.argb(), colour);
            for (int i = 0; i < 10; i++) {
                picture.timeS(i * 0.04);
                features.see(picture);
            }
            assertEquals(colour == 0xFF808080 ? 0 : 1, features.values()[VisualFeatures.BLANK]);
            for (int i = VisualFeatures.CHANGE; i < VisualFeatures.WHOLE; i++) {
                assertEquals(0, features.values()[i], 0.02);
            }
        }
    }

    @Test
    void sizesAndShapesDoNotMatter() {
        float[] usual = seenAt(0.2, 25, 1);
        VisualFeatures features = new VisualFeatures();
        Picture small = new Picture();
        for (int i = 0; i <= 5; i++) {
            square(i / 25.0, 1, small);
            Picture large = new Picture(384, 216);
            large.timeS(small.timeS());
            for (int p = 0; p < 384 * 216; p++) {
                large.argb()[p] = small.argb()[p / 384 / 3 * 96 + p % 384 / 4];
            }
            features.see(large);
        }
        assertTrue(distance(usual, features.values(), 0, VisualFeatures.COUNT)
                < 0.05 * size(usual, 0, VisualFeatures.COUNT));
    }

    /** A picture may be smaller than the zones. */
    @Test
    void onePixelIsSeen() {
        VisualFeatures features = new VisualFeatures();
        Picture picture = new Picture(1, 1);
        picture.argb()[0] = 0xFF4080C0;
        features.see(picture);
        for (float value : features.values()) {
            assertTrue(Float.isFinite(value));
        }
        assertEquals(0, features.contrast(), 1e-3);
    }
}
