package dev.catbird.render.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.View;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is shown flashes more than three times a second, by an independent measure. */
class FlashSafetyTest {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 45;
    /** Three flashes. */
    private static final int ALLOWED = 6;

    private static final double LENGTH_S = 2.4;

    private final Parameters parameters = new Parameters();
    private final Shares shares = new Shares();

    /** Shows one picture of the store after another, chosen by frame, and measures. */
    private FlashMeter shown(DrawnPictures store, double framesPerS, IntUnaryOperator picture) {
        parameters.set(Parameter.VIEW, View.SINGLE.choice());
        PicturePainter painter = new PicturePainter(parameters, WIDTH, HEIGHT, store);
        FlashMeter meter = new FlashMeter(WIDTH, HEIGHT, framesPerS);
        for (int frame = 0; frame < LENGTH_S * framesPerS; frame++) {
            shares.clear();
            shares.add(picture.applyAsInt(frame), 1);
            shares.normalise();
            meter.see(painter.paint(shares, 1, frame * 1000 / framesPerS));
        }
        return meter;
    }

    private void assertSafe(DrawnPictures store, double framesPerS, IntUnaryOperator picture) {
        FlashMeter meter = shown(store, framesPerS, picture);
        int general = meter.mostTransitionsPerS(false);
        int red = meter.mostTransitionsPerS(true);
        assertTrue(general <= ALLOWED, general + " transitions a second");
        assertTrue(red <= ALLOWED, red + " transitions of red a second");
    }

    private static DrawnPictures flat(int... colours) {
        DrawnPictures store = new DrawnPictures();
        for (int colour : colours) {
            store.addFlat(WIDTH, HEIGHT, colour);
        }
        return store;
    }

    @ParameterizedTest
    @CsvSource({
        "25, 1, 000000, FFFFFF",
        "60, 1, 000000, FFFFFF",
        "30, 2, 000000, FFFFFF",
        "30, 4, 000000, FFFFFF",
        "50, 3, FFFFFF, 000000",
        "144, 1, 000000, FFFFFF",
        "25, 1, 000000, FF0000",
        "30, 1, FF0000, FFFFFF",
        "60, 2, FF0000, 0000FF",
        "25, 1, 404040, 909090",
        "30, 1, 600000, 000000"
    })
    void alternatingColoursAreHeldToThreeFlashes(double framesPerS, int frames, String one, String other) {
        DrawnPictures store = flat(Integer.parseInt(one, 16), Integer.parseInt(other, 16));
        IntUnaryOperator picture = frame -> frame / frames % 2;
        assertSafe(store, framesPerS, picture);
        parameters.set(Parameter.FLASH_LIMIT, 0);
        FlashMeter without = shown(store, framesPerS, picture);
        assertTrue(
                without.mostTransitionsPerS(false) > ALLOWED || without.mostTransitionsPerS(true) > ALLOWED,
                "without the limit it flashes: the measure sees it");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyColoursInAnyOrderAreHeldToThreeFlashes(long seed) {
        Random random = new Random(seed);
        DrawnPictures store = flat(random.ints(12, 0, 0x1000000).toArray());
        assertSafe(store, 30, frame -> random.nextInt(12));
    }

    /** Half of the screen up while the other goes down: the mean stays. */
    @ParameterizedTest
    @ValueSource(ints = {9, 18, 36})
    void oppositeFlashesSideBySideCount(int square) {
        DrawnPictures store = new DrawnPictures()
                .add(WIDTH, HEIGHT, (x, y) -> (x / square + y / square) % 2 == 0 ? 0xFFFFFF : 0)
                .add(WIDTH, HEIGHT, (x, y) -> (x / square + y / square) % 2 == 0 ? 0 : 0xFFFFFF);
        assertSafe(store, 30, frame -> frame % 2);
    }

    /** Each place flashes seldom, but somewhere it always flashes. */
    @Test
    void flashesTakingTurnsInDifferentPlacesCount() {
        DrawnPictures store = new DrawnPictures();
        for (int i = 0; i < 4; i++) {
            int left = i % 2 * WIDTH / 2;
            int top = i / 2 * HEIGHT / 2;
            store.add(
                    WIDTH,
                    HEIGHT,
                    (x, y) -> x >= left && x < left + WIDTH / 2 && y >= top && y < top + HEIGHT / 2 ? 0xFFFFFF : 0);
        }
        assertSafe(store, 30, frame -> frame % 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void cutsBetweenScenesAreHeldToThreeFlashes(long seed) {
        Random random = new Random(seed);
        DrawnPictures store = new DrawnPictures();
        for (int i = 0; i < 10; i++) {
            store.addScene(
                    WIDTH,
                    HEIGHT,
                    random.nextInt(0x1000000),
                    random.nextInt(0x1000000),
                    random.nextInt(0x1000000),
                    random.nextDouble());
        }
        assertSafe(store, 30, frame -> random.nextInt(10));
    }

    /** What may pass, passes to the last bit. */
    @ParameterizedTest
    @CsvSource({"25, 10", "30, 12", "60, 20"})
    void slowCutsAreLeftAsTheyAre(double framesPerS, int frames) {
        assertUntouched(flat(0, 0xFFFFFF), framesPerS, frame -> frame / frames % 2);
    }

    @Test
    void smallFlashesAreLeftAsTheyAre() {
        DrawnPictures store = flat(0x808080)
                .add(WIDTH, HEIGHT, (x, y) -> Math.abs(x - 36) < 4 && Math.abs(y - 22) < 3 ? 0xFFFFFF : 0x808080);
        assertUntouched(store, 30, frame -> frame % 2);
    }

    @Test
    void smallChangesAreLeftAsTheyAre() {
        assertUntouched(flat(0x606060, 0x6C6C6C, 0x707070), 30, frame -> frame % 3);
    }

    private void assertUntouched(DrawnPictures store, double framesPerS, IntUnaryOperator picture) {
        parameters.set(Parameter.VIEW, View.SINGLE.choice());
        PicturePainter painter = new PicturePainter(parameters, WIDTH, HEIGHT, store);
        Picture original = new Picture();
        for (int frame = 0; frame < LENGTH_S * framesPerS; frame++) {
            shares.clear();
            shares.add(picture.applyAsInt(frame), 1);
            shares.normalise();
            Picture painted = painter.paint(shares, 1, frame * 1000 / framesPerS);
            store.read(picture.applyAsInt(frame), original);
            assertArrayEquals(original.argb(), painted.argb(), "frame " + frame);
        }
        assertEquals(0, painter.softened());
    }

    /** Pieces of bright and dark shots, other ones at every picture: a mess to be melted, if each place cut when it likes. */
    @ParameterizedTest
    @CsvSource({"SLICES, 25", "SLICES, 60", "TILES, 25", "TILES, 60", "BARS, 25", "BARS, 30", "BARS, 60"})
    void placesThatCutTogetherAreHardlyEverSoftened(View view, double framesPerS) {
        Random random = new Random(11);
        DrawnPictures store = new DrawnPictures();
        for (int shot = 0; shot < 30; shot++) {
            int colour = random.nextInt(0x1000000);
            for (int i = 0; i < 10; i++) {
                store.addFlat(WIDTH, HEIGHT, colour);
            }
        }
        parameters.set(Parameter.VIEW, view.choice());
        PicturePainter painter = new PicturePainter(parameters, WIDTH, HEIGHT, store);
        FlashMeter meter = new FlashMeter(WIDTH, HEIGHT, framesPerS);
        int frames = (int) (10 * framesPerS);
        for (int frame = 0; frame < frames; frame++) {
            shares.clear();
            for (int i = 0; i < 5; i++) {
                shares.add(random.nextInt(30) * 10, 0.2 + random.nextDouble());
            }
            shares.normalise();
            meter.see(painter.paint(shares, 1, frame * 1000 / framesPerS));
        }
        assertTrue(meter.mostTransitionsPerS(false) <= ALLOWED);
        assertTrue(meter.mostTransitionsPerS(true) <= ALLOWED);
        assertTrue(painter.softened() <= frames / 20, painter.softened() + " softened of " + frames);
    }

    /** A limit that froze the picture would be safe as well. */
    @Test
    void picturesGoOnChangingUnderTheLimit() {
        PicturePainter painter = new PicturePainter(parameters, WIDTH, HEIGHT, flat(0, 0xFFFFFF));
        int[] light = new int[120];
        for (int frame = 0; frame < light.length; frame++) {
            shares.clear();
            // White two thirds of the time.
            shares.add(frame % 3 == 0 ? 0 : 1, 1);
            shares.normalise();
            light[frame] = painter.paint(shares, 1, frame * 1000 / 30.0).argb()[0] & 255;
        }
        assertTrue(painter.softened() > 25, painter.softened() + " softened of " + Arrays.toString(light));
        long different = Arrays.stream(light, 30, 120).distinct().count();
        assertTrue(different > 4, Arrays.toString(light));
        int unchanged = 0;
        for (int frame = 1; frame < light.length; frame++) {
            unchanged = light[frame] == light[frame - 1] ? unchanged + 1 : 0;
            assertTrue(unchanged < 8, "from " + (frame - unchanged) + ": " + Arrays.toString(light));
        }
    }

    @Test
    void blackoutIsBlackAtOnce() {
        parameters.set(Parameter.FEEDBACK, 1000);
        PicturePainter painter = new PicturePainter(parameters, WIDTH, HEIGHT, flat(0xFFFFFF));
        shares.clear();
        shares.add(0, 1);
        shares.normalise();
        for (int frame = 0; frame < 20; frame++) {
            boolean black = frame % 2 == 1;
            parameters.set(Parameter.BLACKOUT, black ? 1 : 0);
            Picture picture = painter.paint(shares, 1, frame * 40);
            assertTrue(!black || Arrays.stream(picture.argb()).allMatch(argb -> argb == 0xFF000000), "frame " + frame);
        }
    }
}
