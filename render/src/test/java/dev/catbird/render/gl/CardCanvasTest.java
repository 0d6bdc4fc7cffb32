package dev.catbird.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.canvas.PicturePainter;
import dev.catbird.render.live.BesideStore;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.Moments;
import dev.catbird.render.view.Stage;
import dev.catbird.render.view.View;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The card paints what memory paints. Where no window can be opened, nothing is tested: CI has Xvfb for that. */
class CardCanvasTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    /** Of 255: packed colours are unpacked, and sizes changed, by other arithmetic on the card. */
    private static final double MEAN_TOLERANCE = 1.5;

    private static final int TOLERANCE = 10;
    /** Of all channels of all pixels: those on hard edges. */
    private static final double BEYOND = 0.01;

    @TempDir
    private static Path folder;

    private static @Nullable Desktop desktop;
    private static @Nullable Screen screen;

    private final Parameters parameters = new Parameters();
    private final Moments moments = new Moments();

    @BeforeAll
    static void open() {
        WindowOrder order = new WindowOrder("test", "", false, WIDTH, HEIGHT, folder, folder.resolve("display"));
        try {
            desktop = Desktop.open();
            screen = new Screen(desktop, order, "", (key, number) -> {});
        } catch (WindowException e) {
            Assumptions.abort(e.getMessage());
        }
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
        if (desktop != null) {
            desktop.close();
        }
    }

    private static PackedPictures store(boolean hidden) {
        return new PackedPictures(hidden)
                .add(1, 320, 180)
                .add(2, 640, 360)
                .add(3, 90, 122)
                .add(4, 321, 181)
                .add(5, 64, 64)
                .add(6, 1, 1);
    }

    private void share(PackedPictures store) {
        for (int i = 0; i < store.count(); i++) {
            moments.add(i, 1 + (i * 5) % 7);
        }
        moments.end(0.02);
    }

    /** Both canvases after some frames with the same shares. */
    private void assertAlike(PackedPictures store, int frames) throws WindowException {
        PicturePainter painter = new PicturePainter(parameters, WIDTH, HEIGHT, store);
        CardCanvas canvas = new CardCanvas(store, WIDTH, HEIGHT);
        Stage stage = new Stage(parameters, store.framesPerS(), store.count());
        DrawList draws = new DrawList();
        Picture expected = new Picture();
        for (int frame = 0; frame < frames; frame++) {
            expected = painter.paint(moments, frame * 20);
            stage.draw(moments.shares(), moments.light(), frame * 20, draws);
            canvas.paint(draws, frame * 20, parameters.get(Parameter.FEEDBACK), true);
        }
        // What was composed last is finished by the next call.
        canvas.paint(draws, frames * 20, parameters.get(Parameter.FEEDBACK), true);
        Picture painted = new Picture();
        canvas.read(painted);
        canvas.delete();
        long sum = 0;
        int beyond = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = Math.abs((expected.argb()[i] >> shift & 255) - (painted.argb()[i] >> shift & 255));
                sum += difference;
                beyond += difference > TOLERANCE ? 1 : 0;
            }
        }
        double mean = sum / (3.0 * WIDTH * HEIGHT);
        assertTrue(mean <= MEAN_TOLERANCE, "they differ by " + mean + " in the mean");
        double share = beyond / (3.0 * WIDTH * HEIGHT);
        assertTrue(share <= BEYOND, share + " differ by more than " + TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void viewLooksAsInAFilm(View view) throws WindowException {
        parameters.set(Parameter.VIEW, view.choice());
        PackedPictures store = store(false);
        share(store);
        assertAlike(store, 1);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void viewLooksAsInAFilmWhereTheCardCannotUnpack(View view) throws WindowException {
        parameters.set(Parameter.VIEW, view.choice());
        PackedPictures store = store(true);
        share(store);
        assertAlike(store, 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 0.6", "2, 1, 1", "1, 3.3, 1"})
    void framingZoomAndOpacityLookAsInAFilm(int framing, float zoom, float opacity) throws WindowException {
        parameters.set(Parameter.FRAMING, framing);
        parameters.set(Parameter.ZOOM, zoom);
        parameters.set(Parameter.OPACITY, opacity);
        PackedPictures store = store(false);
        for (int i = 1; i < 4; i++) {
            moments.add(i, i);
        }
        moments.end(0.02);
        assertAlike(store, 1);
    }

    @Test
    void feedbackLooksAsInAFilm() throws WindowException {
        parameters.set(Parameter.FEEDBACK, 500);
        PackedPictures store = store(false);
        share(store);
        assertAlike(store, 5);
    }

    private static int[] painted(PictureStore store, int width, DrawList draws, @Nullable DrawList beside)
            throws WindowException {
        CardCanvas canvas = new CardCanvas(store, width, HEIGHT);
        canvas.paint(draws, beside, 0, 0, false);
        canvas.paint(draws, beside, 20, 0, false);
        Picture painted = new Picture();
        canvas.read(painted);
        canvas.delete();
        return Arrays.copyOf(painted.argb(), width * HEIGHT);
    }

    @Test
    void whatIsBesideHasHalfOfTheCanvasAndFollowsItsPicture() throws WindowException {
        Picture[] besides = {new Picture(90, 50), new Picture(50, 90)};
        Arrays.fill(besides[0].argb(), 0xFFC04020);
        Arrays.fill(besides[1].argb(), 0xFF2040C0);
        long[] number = {0};
        BesideStore store = new BesideStore(store(false), (shown, into) -> {
            Picture next = besides[(int) number[0] % 2];
            into.resize(next.width(), next.height());
            System.arraycopy(next.argb(), 0, into.argb(), 0, next.width() * next.height());
            return number[0];
        });
        assertEquals(-1, store.take());
        DrawList draws = new DrawList();
        draws.add(1, DrawList.Framing.FIT, 0, 0, 0.5, 1, 1);
        draws.add(3, DrawList.Framing.COVER, 0.5, 0, 1, 1, 1);
        int half = WIDTH / 2;
        CardCanvas canvas = new CardCanvas(store, 2 * half, HEIGHT);
        DrawList beside = new DrawList();
        for (number[0] = 1; number[0] < 4; number[0]++) {
            int changing = store.take();
            beside.clear();
            beside.add(changing, DrawList.Framing.FIT, 0, 0, 1, 1, 1);
            canvas.paint(draws, beside, 40.0 * number[0], 0, false);
            canvas.paint(draws, beside, 40.0 * number[0] + 20, 0, false);
            Picture both = new Picture();
            canvas.read(both);
            int[] left = painted(store, half, beside, null);
            int[] right = painted(store, half, draws, null);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < half; x++) {
                    assertNear(left[y * half + x], both.argb()[y * 2 * half + x]);
                    assertNear(right[y * half + x], both.argb()[y * 2 * half + half + x]);
                }
            }
        }
        canvas.delete();
    }

    private static void assertNear(int expected, int painted) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(expected >> shift & 255, painted >> shift & 255, TOLERANCE);
        }
    }

    @Test
    void blackIsBlackAtOnceAndTheLimitHolds() throws WindowException {
        PackedPictures store = store(false);
        CardCanvas canvas = new CardCanvas(store, WIDTH, HEIGHT);
        DrawList white = new DrawList();
        white.add(0, DrawList.Framing.FILL, 0, 0, 1, 1, 1);
        DrawList black = new DrawList();
        Picture shown = new Picture();
        for (int frame = 0; frame < 60; frame++) {
            canvas.paint(frame % 2 == 0 ? white : black, frame * 20, 0, true);
        }
        assertTrue(canvas.softened() > 20, canvas.softened() + " softened");
        canvas.black(1300);
        canvas.read(shown);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertEquals(0xFF000000, shown.argb()[i]);
        }
        canvas.delete();
    }
}
