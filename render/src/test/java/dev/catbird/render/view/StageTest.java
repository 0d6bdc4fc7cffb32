package dev.catbird.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.DrawList.Framing;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From shares and parameters to draws. */
class StageTest {
    private final Parameters parameters = new Parameters();
    private final Stage stage = new Stage(parameters, 25, 1000);
    private final Shares shares = new Shares();
    private final DrawList draws = new DrawList();

    private void show(View view) {
        parameters.set(Parameter.VIEW, view.choice());
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aViewIsSeenAtOnceAtTheStartAndAsItIs(View view) {
        show(view);
        SharesTest.fill(shares, 3, 1, 4);
        stage.draw(shares, 1, 0, draws);
        DrawList alone = new DrawList();
        view.newLayout().draw(shares, 0, alone);
        assertEquals(alone.count(), draws.count());
        for (int i = 0; i < draws.count(); i++) {
            assertEquals(alone.picture(i), draws.picture(i));
            assertEquals(alone.weight(i), draws.weight(i));
            assertEquals(alone.left(i), draws.left(i));
            assertEquals(alone.fromBottom(i), draws.fromBottom(i));
        }
    }

    @Test
    void oneViewBecomesAnotherInTheTimeAsked() {
        parameters.set(Parameter.FADE, 1000);
        show(View.SINGLE);
        SharesTest.fill(shares, 1, 2);
        stage.draw(shares, 1, 0, draws);
        show(View.TILES);
        stage.draw(shares, 1, 250, draws);
        assertEquals(0.75, draws.weight(0), 1e-9);
        assertEquals(1, draws.right(0) - draws.left(0), "the single picture is still there");
        assertEquals(0.25, draws.weight(1), 1e-9);
        // On the way a third view is asked for: both others go.
        show(View.BLEND);
        stage.draw(shares, 1, 750, draws);
        assertEquals(0.375, draws.weight(0), 1e-9);
        stage.draw(shares, 1, 1250, draws);
        assertEquals(2, draws.count());
        assertEquals(1, draws.weight(0) + draws.weight(1), 1e-9);
        assertEquals(1, draws.bottom(1) - draws.top(1));
    }

    /** What the canvas is made for: over no point more than the whole light, with views coming and going. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsOverAPointNeverSumToMoreThanTheLight(long seed) {
        Random random = new Random(seed);
        for (int frame = 0; frame < 400; frame++) {
            if (random.nextInt(10) == 0) {
                parameters.set(Parameter.VIEW, random.nextInt(5));
                parameters.set(Parameter.LINGER, random.nextInt(3) * 100);
                parameters.set(Parameter.OPACITY, random.nextFloat());
            }
            shares.clear();
            for (int i = 0; i < 6; i++) {
                shares.add(random.nextInt(40), random.nextDouble());
            }
            shares.normalise();
            double light = random.nextDouble();
            stage.draw(shares, light, frame * 20, draws);
            double x = random.nextDouble();
            double y = random.nextDouble();
            double sum = 0;
            for (int i = 0; i < draws.count(); i++) {
                boolean covers = draws.left(i) <= x && x < draws.right(i) && draws.top(i) <= y && y < draws.bottom(i);
                sum += covers ? draws.weight(i) : 0;
            }
            assertTrue(sum <= light * parameters.get(Parameter.OPACITY) + 1e-9, "seed " + seed + " frame " + frame);
        }
    }

    @Test
    void zoomShowsTheMiddleOfEveryPicture() {
        show(View.SLICES);
        parameters.set(Parameter.ZOOM, 4);
        SharesTest.fill(shares, 1, 2);
        stage.draw(shares, 1, 0, draws);
        assertEquals(0.375, draws.fromLeft(0), 1e-6);
        assertEquals(0.625, draws.fromRight(1), 1e-6);
        assertEquals(draws.fromRight(0), draws.fromLeft(1));
        assertEquals(0.375, draws.fromTop(0), 1e-6);
        assertEquals(0, draws.left(0), "the places stay");
        assertEquals(1, draws.right(1));
    }

    @Test
    void framingIsOfThePicturesThatAreShownWhole() {
        show(View.SINGLE);
        SharesTest.fill(shares, 1);
        Framing[] expected = {Framing.FIT, Framing.COVER, Framing.STRETCH};
        for (int i = 0; i < 3; i++) {
            parameters.set(Parameter.FRAMING, i);
            stage.draw(shares, 1, i, draws);
            assertEquals(expected[i], draws.framing(0));
        }
    }

    @Test
    void blackoutLeavesNothingToDraw() {
        SharesTest.fill(shares, 1, 2, 3);
        parameters.set(Parameter.BLACKOUT, 1);
        stage.draw(shares, 1, 0, draws);
        assertEquals(0, draws.count());
        parameters.set(Parameter.BLACKOUT, 0);
        parameters.set(Parameter.OPACITY, 0.5f);
        stage.draw(shares, 0.5, 20, draws);
        assertEquals(0.25, draws.weight(0));
    }
}
