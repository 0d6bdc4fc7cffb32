package dev.catbird.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
    private static final int WIDTH = 640;

    private final Shares shares = new Shares();
    private final DrawList draws = new DrawList();

    @Test
    void viewsAreThoseOfTheParameterInItsOrder() {
        assertEquals(
                Parameter.VIEW.choices(),
                Arrays.stream(View.values()).map(View::id).toList());
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void withoutSharesThereIsNothingToDraw(View view) {
        shares.clear();
        shares.normalise();
        view.newLayout().draw(shares, 0, draws);
        assertEquals(0, draws.count());
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void onePictureFillsTheCanvas(View view) {
        SharesTest.fill(shares, 4);
        view.newLayout().draw(shares, 0, draws);
        assertEquals(1, draws.count());
        assertEquals(4, draws.picture(0));
        assertEquals(1, draws.weight(0));
        assertEquals(0, draws.left(0));
        assertEquals(0, draws.top(0));
        assertEquals(1, draws.right(0));
        assertEquals(1, draws.bottom(0));
        assertEquals(0, draws.fromLeft(0));
        assertEquals(0, draws.fromTop(0));
        assertEquals(1, draws.fromRight(0));
        assertEquals(1, draws.fromBottom(0));
    }

    @Test
    void singleShowsTheStrongest() {
        shares.clear();
        shares.add(3, 0.3);
        shares.add(8, 0.4);
        shares.add(5, 0.3);
        shares.normalise();
        View.SINGLE.newLayout().draw(shares, 0, draws);
        assertEquals(1, draws.count());
        assertEquals(8, draws.picture(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slicesAreAsWideAsTheirSharesAndTileTheCanvas(long seed) {
        Random random = new Random(seed);
        for (int frame = 0; frame < 200; frame++) {
            randomShares(random);
            View.SLICES.newLayout().draw(shares, 0, draws);
            assertEquals(shares.count(), draws.count());
            int edge = 0;
            for (int i = 0; i < draws.count(); i++) {
                assertEquals(edge, Math.rint(draws.left(i) * WIDTH), "seed " + seed);
                int right = (int) Math.rint(draws.right(i) * WIDTH);
                assertTrue(Math.abs(right - edge - shares.share(i) * WIDTH) <= 1, "seed " + seed + " slice " + i);
                assertEquals(draws.left(i), draws.fromLeft(i), "each slice shows the part that belongs there");
                assertEquals(draws.right(i), draws.fromRight(i));
                edge = right;
            }
            assertEquals(WIDTH, edge, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tilesHaveTheAreasOfTheQuantisedSharesAndPartitionTheCanvas(long seed) {
        Random random = new Random(seed);
        for (int frame = 0; frame < 200; frame++) {
            randomShares(random);
            View.TILES.newLayout().draw(shares, 0, draws);
            int[] owners = new int[Tiles.CELLS];
            double[] areas = new double[100];
            for (int i = 0; i < draws.count(); i++) {
                areas[draws.picture(i)] += (draws.right(i) - draws.left(i)) * (draws.bottom(i) - draws.top(i));
                for (int y = (int) (draws.top(i) * 8); y < draws.bottom(i) * 8; y++) {
                    for (int x = (int) (draws.left(i) * 8); x < draws.right(i) * 8; x++) {
                        owners[y * 8 + x]++;
                    }
                }
            }
            for (int owner : owners) {
                assertEquals(1, owner, "seed " + seed + ": every cell belongs to one tile");
            }
            for (int i = 0; i < shares.count(); i++) {
                double area = areas[shares.picture(i)];
                assertEquals(area * Tiles.CELLS, Math.rint(area * Tiles.CELLS), "seed " + seed);
                assertEquals(shares.share(i), area, 1.0 / Tiles.CELLS, "seed " + seed);
            }
        }
    }

    @Test
    void tilesAreTheBinaryDigitsOfTheShares() {
        shares.clear();
        shares.add(1, 0.625);
        shares.add(2, 0.375);
        shares.normalise();
        View.TILES.newLayout().draw(shares, 0, draws);
        // 1/2 + 1/8 and 1/4 + 1/8: the left half, the upper right quarter, then the two halves of the lower right
        // quarter.
        assertEquals(4, draws.count());
        assertTile(0, 1, 0, 0, 0.5, 1);
        assertTile(1, 2, 0.5, 0, 1, 0.5);
        assertTile(2, 1, 0.5, 0.5, 0.75, 1);
        assertTile(3, 2, 0.75, 0.5, 1, 1);
    }

    @Test
    void barsStandOnTheBottomAsHighAsTheirShares() {
        shares.clear();
        shares.add(1, 0.5);
        shares.add(2, 0.25);
        shares.add(3, 0.25);
        shares.normalise();
        View.BARS.newLayout().draw(shares, 0, draws);
        assertEquals(3, draws.count());
        for (int i = 0; i < 3; i++) {
            assertEquals(i / 3.0, draws.left(i), 1e-9);
            assertEquals((i + 1) / 3.0, draws.right(i), 1e-9);
            assertEquals(1, draws.bottom(i));
            assertEquals(i == 0 ? 0 : 0.5, draws.top(i), 1e-6);
        }
    }

    @Test
    void barsSinkEvenlyKeepTheirPlacesAndLeaveInTheEnd() {
        Layout bars = View.BARS.newLayout();
        SharesTest.fill(shares, 1, 2);
        bars.draw(shares, 0, draws);
        SharesTest.fill(shares, 1, 2, 3);
        bars.draw(shares, 10, draws);
        assertEquals(3, draws.picture(2), "it is there at once");
        assertEquals(1 / 3.0, draws.right(2) - draws.left(2), 1e-9);
        SharesTest.fill(shares, 1, 3);
        double height = 1 - draws.top(1);
        int frame = 2;
        for (; height > 0; frame++) {
            bars.draw(shares, frame * 10.0, draws);
            assertEquals(2, draws.picture(1));
            assertEquals(1 / 3.0, draws.left(1), 1e-9, "nothing moves aside");
            double before = height;
            height = 1 - draws.top(1);
            assertEquals(Math.min(before, 10 / Bars.FALL_MS), before - height, 1e-9, "frame " + frame);
        }
        // It stays for the next, as long as shares stay, and as it has just become empty.
        SharesTest.fill(shares, 3, 1);
        bars.draw(shares, frame * 10.0 + 100, draws);
        assertEquals(3, draws.count());
        bars.draw(shares, frame * 10.0 + 2000, draws);
        assertEquals(3, draws.count());
        SharesTest.fill(shares, 1, 3);
        bars.draw(shares, frame * 10.0 + 2010, draws);
        assertEquals(2, draws.count());
        assertEquals(1, draws.picture(0));
        assertEquals(3, draws.picture(1));
        assertEquals(0.5, draws.left(1), 1e-9);
    }

    @Test
    void aNewPictureTakesOverTheBarOfOneThatLeft() {
        Layout bars = View.BARS.newLayout();
        SharesTest.fill(shares, 1, 2, 3);
        bars.draw(shares, 0, draws);
        double top = draws.top(1);
        SharesTest.fill(shares, 1, 7, 3);
        bars.draw(shares, 0, draws);
        assertEquals(3, draws.count());
        assertEquals(7, draws.picture(1));
        assertEquals(top, draws.top(1), 1e-9);
    }

    @Test
    void piecesThatPlayOnKeepTheirBars() {
        Layout bars = View.BARS.newLayout();
        SharesTest.fill(shares, 100, 200, 300);
        bars.draw(shares, 0, draws);
        SharesTest.fill(shares, 100, 300);
        bars.draw(shares, 10, draws);
        SharesTest.fill(shares, 301, 101);
        bars.draw(shares, 20, draws);
        assertEquals(3, draws.count());
        assertEquals(101, draws.picture(0));
        assertEquals(200, draws.picture(1), "it sinks");
        assertEquals(301, draws.picture(2));
    }

    @Test
    void barsNeverOverlapWhateverComes() {
        Random random = new Random(17);
        Layout bars = View.BARS.newLayout();
        for (int frame = 0; frame < 500; frame++) {
            if (frame % 50 == 49) {
                SharesTest.fill(shares);
            } else {
                randomShares(random);
            }
            bars.draw(shares, Math.floor(frame / 2.0) * 16, draws);
            assertTrue(draws.count() <= Shares.MOST && draws.count() >= shares.count(), "frame " + frame);
            double edge = 0;
            for (int i = 0; i < draws.count(); i++) {
                assertEquals(edge, draws.left(i), "frame " + frame);
                edge = draws.right(i);
                assertTrue(edge >= draws.left(i) && draws.top(i) >= 0 && draws.top(i) <= 1, "frame " + frame);
            }
            assertEquals(draws.count() == 0 ? 0 : 1, edge);
        }
    }

    private void assertTile(int draw, int picture, double left, double top, double right, double bottom) {
        assertEquals(picture, draws.picture(draw));
        assertEquals(left, draws.left(draw));
        assertEquals(top, draws.top(draw));
        assertEquals(right, draws.right(draw));
        assertEquals(bottom, draws.bottom(draw));
    }

    private void randomShares(Random random) {
        shares.clear();
        int pictures = 1 + random.nextInt(20);
        for (int i = 0; i < pictures; i++) {
            shares.add(random.nextInt(100), Math.exp(2 * random.nextGaussian()));
        }
        shares.normalise();
    }
}
