package dev.catbird.render.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DissolveTest {
    private final Dissolve dissolve = new Dissolve();

    private static Picture flat(int width, int height, int argb) {
        Picture picture = new Picture(width, height);
        Arrays.fill(picture.argb(), argb);
        return picture;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 256, 26.0 / 256, 0.5, 0.875})
    void wayGoneIsTheShareInTheMean(double share) {
        Picture shown = flat(200, 100, 0xFF20F080);
        dissolve.towards(flat(200, 100, 0xFFF01080), share, shown);
        double red =
                Arrays.stream(shown.argb()).map(p -> p >> 16 & 255).average().orElseThrow();
        double green =
                Arrays.stream(shown.argb()).map(p -> p >> 8 & 255).average().orElseThrow();
        assertEquals(0x20 + share * 0xD0, red, 0.1);
        assertEquals(0xF0 - share * 0xE0, green, 0.1);
        assertTrue(Arrays.stream(shown.argb()).allMatch(p -> (p & 0xFF0000FF) == 0xFF000080), "what is the same stays");
    }

    @Test
    void noGhostRemains() {
        Picture shown = flat(64, 40, 0xFFFFFFFF);
        Picture black = flat(64, 40, 0xFF000000);
        for (int i = 0; i < 1600; i++) {
            dissolve.towards(black, 0.02, shown);
        }
        assertArrayEquals(black.argb(), shown.argb());
    }

    @Test
    void wholeWayIsTheOtherPicture() {
        Random random = new Random(3);
        Picture next = new Picture(31, 17);
        Arrays.setAll(next.argb(), i -> 0xFF000000 | random.nextInt());
        Picture shown = flat(31, 17, 0xFF123456);
        dissolve.towards(next, 1, shown);
        assertArrayEquals(next.argb(), shown.argb());
        dissolve.towards(flat(31, 17, 0xFF000000), 0, shown);
        assertArrayEquals(next.argb(), shown.argb(), "no way at all");
    }
}
