package dev.catbird.render.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.DrawList.Framing;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.View;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositorTest {
    private static final int BLACK = 0xFF000000;

    private final DrawList list = new DrawList();
    private Picture canvas = new Picture();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void blendOfFlatPicturesIsTheWeightedMean(long seed) {
        Random random = new Random(seed);
        for (int frame = 0; frame < 50; frame++) {
            int pictures = 1 + random.nextInt(16);
            int[] colours = random.ints(pictures, 0, 0x1000000).toArray();
            DrawnPictures store = new DrawnPictures();
            Shares shares = new Shares();
            shares.clear();
            for (int i = 0; i < pictures; i++) {
                store.addFlat(16, 9, colours[i]);
                shares.add(i, 0.1 + random.nextDouble());
            }
            shares.normalise();
            // Once at its own size, once scaled.
            int size = 1 + frame % 2;
            canvas = painter(View.BLEND, 16 * size, 9 * size, store).paint(shares, 1, 0);
            for (int shift = 0; shift < 24; shift += 8) {
                double mean = 0;
                for (int i = 0; i < shares.count(); i++) {
                    mean += shares.share(i) * (colours[shares.picture(i)] >> shift & 255);
                }
                for (int i = 0; i < canvas.width() * canvas.height(); i++) {
                    assertEquals(mean, canvas.argb()[i] >> shift & 255, 0.51, "seed " + seed);
                    assertEquals(255, canvas.argb()[i] >>> 24);
                }
            }
        }
    }

    @Test
    void blendDoesNotDependOnTheOrder() {
        DrawnPictures store = scenes();
        int[] firstOrder = {0, 1, 2, 3};
        int[] secondOrder = {2, 0, 3, 1};
        double[] weights = {0.5, 0.25, 0.125, 0.125};
        Picture other = new Picture(64, 36);
        canvas.resize(64, 36);
        for (int picture : firstOrder) {
            list.add(picture, Framing.FIT, 0, 0, 1, 1, weights[picture]);
        }
        new Compositor(store).paint(list, canvas);
        list.clear();
        for (int picture : secondOrder) {
            list.add(picture, Framing.FIT, 0, 0, 1, 1, weights[picture]);
        }
        new Compositor(store).paint(list, other);
        for (int i = 0; i < 64 * 36; i++) {
            assertEquals(canvas.argb()[i], other.argb()[i]);
        }
    }

    @Test
    void aPictureAtItsOwnSizeIsCopied() {
        DrawnPictures store = scenes();
        canvas.resize(64, 36);
        list.add(1, Framing.FIT, 0, 0, 1, 1, 1);
        new Compositor(store).paint(list, canvas);
        Picture original = new Picture();
        store.read(1, original);
        for (int i = 0; i < 64 * 36; i++) {
            assertEquals(original.argb()[i], canvas.argb()[i]);
        }
        // A part, at the place it came from.
        list.clear();
        list.add(1, Framing.FIT, 0.3, 0.2, 0.7, 0.9, 0.3, 0.2, 0.7, 0.9, 1);
        new Compositor(store).paint(list, canvas);
        for (int y = 0; y < 36; y++) {
            for (int x = 0; x < 64; x++) {
                boolean inside = x >= 19 && x < 45 && y >= 7 && y < 32;
                assertEquals(inside ? original.argb()[y * 64 + x] : BLACK, canvas.argb()[y * 64 + x], x + " " + y);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"128,72", "99,56", "37,21", "13,7", "640,360", "2,1"})
    void scalingKeepsFlatColoursAndTheMeanOfOthers(int width, int height) {
        DrawnPictures store = scenes().addFlat(64, 36, 0x4080C1);
        canvas.resize(width, height);
        Compositor compositor = new Compositor(store);
        list.add(store.count() - 1, Framing.FIT, 0, 0, 1, 1, 1);
        compositor.paint(list, canvas);
        for (int i = 0; i < width * height; i++) {
            assertEquals(0xFF4080C1, canvas.argb()[i]);
        }
        list.clear();
        list.add(0, Framing.FILL, 0, 0, 1, 1, 1);
        compositor.paint(list, canvas);
        Picture original = new Picture();
        store.read(0, original);
        assertEquals(meanGreen(original), meanGreen(canvas), width < 20 ? 25 : 5);
    }

    @Test
    void aSlopeIsScaledWithoutShiftOrStep() {
        DrawnPictures store = new DrawnPictures().add(64, 36, (x, y) -> x << 17 | y << 2);
        canvas.resize(256, 144);
        list.add(0, Framing.FIT, 0, 0, 1, 1, 1);
        new Compositor(store).paint(list, canvas);
        for (int y = 8; y < 136; y++) {
            for (int x = 8; x < 248; x++) {
                int argb = canvas.argb()[y * 256 + x];
                assertEquals(2 * ((x + 0.5) / 4 - 0.5), argb >> 16 & 255, 1.01);
                assertEquals(4 * ((y + 0.5) / 4 - 0.5), argb & 255, 1.01);
            }
        }
    }

    @Test
    void fitKeepsTheShapeWithBlackBesideIt() {
        DrawnPictures store = new DrawnPictures().addFlat(20, 40, 0xFFFFFF).addFlat(80, 20, 0xFFFFFF);
        canvas.resize(64, 32);
        list.add(0, Framing.FIT, 0, 0, 1, 1, 1);
        new Compositor(store).paint(list, canvas);
        assertEquals(16 * 32, countWhite());
        assertEquals(BLACK, canvas.argb()[23]);
        assertEquals(-1, canvas.argb()[24]);
        assertEquals(-1, canvas.argb()[39]);
        assertEquals(BLACK, canvas.argb()[40]);
        list.clear();
        list.add(1, Framing.FIT, 0, 0, 1, 1, 1);
        new Compositor(store).paint(list, canvas);
        assertEquals(64 * 16, countWhite());
        assertEquals(BLACK, canvas.argb()[7 * 64]);
        assertEquals(-1, canvas.argb()[8 * 64]);
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"COVER", "FILL"})
    void coveredPlacesHaveNoBlackWhateverTheShapes(Framing framing) {
        DrawnPictures store = new DrawnPictures()
                .addFlat(20, 40, 0xFFFFFF)
                .addFlat(80, 20, 0xFFFFFF)
                .addFlat(7, 7, 0xFFFFFF);
        canvas.resize(101, 57);
        for (int picture = 0; picture < 3; picture++) {
            list.clear();
            list.add(picture, framing, 0.1, 0.2, 0.55, 0.9, 0.1, 0.2, 0.55, 0.9, 1);
            new Compositor(store).paint(list, canvas);
            assertEquals((56 - 10) * (51 - 11), countWhite());
        }
    }

    @ParameterizedTest
    @CsvSource({"160,90", "101,57", "640,360", "333,250", "90,160"})
    void tilesAndSlicesLeaveNoSeam(int width, int height) {
        DrawnPictures store = new DrawnPictures();
        Shares shares = new Shares();
        for (View view : new View[] {View.TILES, View.SLICES}) {
            for (int frame = 0; frame < 10; frame++) {
                shares.clear();
                for (int i = 0; i < 10; i++) {
                    store.addFlat(width, height, 0xFFFFFF);
                    shares.add(i, 1 + (i * i + frame * 3) % 11);
                }
                shares.normalise();
                canvas = painter(view, width, height, store).paint(shares, 1, 0);
                assertEquals(width * height, countWhite(), view.id() + " " + frame);
            }
        }
    }

    @Test
    void nearlyTheSameShapeLeavesNoHairline() {
        DrawnPictures store = new DrawnPictures().addFlat(854, 480, 0xFFFFFF);
        canvas.resize(1368, 768);
        list.add(0, Framing.FIT, 0, 0, 1, 1, 1);
        new Compositor(store).paint(list, canvas);
        assertEquals(1368 * 768, countWhite());
    }

    @Test
    void aPictureIsUnpackedOnceHoweverManyDrawsShowIt() {
        DrawnPictures store = scenes();
        Shares shares = new Shares();
        shares.clear();
        shares.add(0, 0.55);
        shares.add(1, 0.45);
        shares.normalise();
        PicturePainter painter = painter(View.TILES, 64, 36, store);
        painter.paint(shares, 1, 0);
        assertEquals(2, store.reads());
        painter.paint(shares, 1, 40);
        assertEquals(2, store.reads());
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void paintingAllocatesNothingOnceWarm(View view) {
        DrawnPictures store = scenes();
        Shares shares = new Shares();
        Parameters parameters = new Parameters();
        parameters.set(Parameter.LINGER, 50);
        parameters.set(Parameter.FADE, 200);
        parameters.set(Parameter.ZOOM, 1.5f);
        PicturePainter painter = new PicturePainter(parameters, 80, 45, store);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        int choice = view.choice();
        long allocated = -1;
        int frame = 0;
        // Some rounds also pay for the bean itself, for (de)compiling or for reaching the largest sizes; what painting
        // allocates, it allocates in all.
        for (int round = 0; round < 12 && allocated != 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 120; i++, frame++) {
                shares.clear();
                for (int k = 0; k < store.count(); k++) {
                    shares.add(k, (frame * 7 + k * 5) % 11);
                }
                shares.normalise();
                // Now the view alone, now on its way from and to another; now with feedback, now without.
                parameters.set(Parameter.VIEW, frame / 30 % 4 == 0 ? 0 : choice);
                parameters.set(Parameter.FEEDBACK, frame / 20 % 2 * 300);
                painter.paint(shares, 0.9, frame * 20.0);
            }
            allocated = threads.getThreadAllocatedBytes(self) - before;
        }
        assertEquals(0, allocated, view.id());
    }

    private static PicturePainter painter(View view, int width, int height, DrawnPictures store) {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.VIEW, view.choice());
        return new PicturePainter(parameters, width, height, store);
    }

    private static DrawnPictures scenes() {
        return new DrawnPictures()
                .addScene(64, 36, 0x80A0FF, 0x20C040, 0xFFE040, 0.3)
                .addScene(64, 36, 0xFF8060, 0x804020, 0xFFFFFF, 0.7)
                .addScene(36, 64, 0x40FFC0, 0x303030, 0x8020C0, 0.5)
                .addScene(48, 36, 0xE0E0E0, 0x2040A0, 0xC02020, 0.5);
    }

    private int countWhite() {
        int white = 0;
        for (int i = 0; i < canvas.width() * canvas.height(); i++) {
            white += canvas.argb()[i] == -1 ? 1 : 0;
            assertTrue(canvas.argb()[i] == -1 || canvas.argb()[i] == BLACK, "grey at " + i);
        }
        return white;
    }

    private static double meanGreen(Picture picture) {
        double sum = 0;
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            sum += picture.argb()[i] >> 8 & 255;
        }
        return sum / (picture.width() * picture.height());
    }
}
