package dev.catbird.app.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FilmTest {
    /** The film is looked at in every third picture, in cells of 20 x 20 pixels. */
    private static final int EVERY = 3;

    private static final int CELL = 20;
    private static final int CELLS = Film.WIDTH / CELL * (Film.HEIGHT / CELL);
    private static final double[] LINEAR = new double[256];

    private static final Score SCORE = Score.demo();
    private static final Film FILM = new Film(SCORE);

    /** Relative luminance (WCAG 2) of each cell of each picture looked at. */
    private static final List<double[]> SEEN = new ArrayList<>();

    @BeforeAll
    static void watch() {
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            LINEAR[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        Picture picture = new Picture(Film.WIDTH, Film.HEIGHT);
        for (int i = 0; i < FILM.pictures(); i += EVERY) {
            FILM.draw(i, picture);
            SEEN.add(cells(picture));
        }
    }

    @Test
    void drawsTheSamePictureEveryTimeAndOpaque() {
        Picture one = new Picture(Film.WIDTH, Film.HEIGHT);
        Picture two = new Picture(Film.WIDTH, Film.HEIGHT);
        Film other = new Film(Score.demo());
        for (int i : new int[] {900, 33, 700, 1250}) {
            FILM.draw(i, one);
            other.draw(i, two);
            assertArrayEquals(one.argb(), two.argb(), "picture " + i);
            int all = -1;
            for (int argb : one.argb()) {
                all &= argb;
            }
            assertEquals(255, all >>> 24, "picture " + i);
        }
    }

    @Test
    void scenesDifferAndMove() {
        for (Act act : SCORE.acts()) {
            double[] here = at(middleS(act));
            assertTrue(distance(here, at(middleS(act) + 0.4)) > 1e-4, act.setting() + " stands still");
            for (Act other : SCORE.acts()) {
                if (!other.setting().equals(act.setting())) {
                    double apart = distance(here, at(middleS(other)));
                    assertTrue(apart > 0.05, act.setting() + " looks like " + other.setting() + ": " + apart);
                }
            }
        }
    }

    @Test
    void everyNoteCanBeSeen() {
        for (Act act : SCORE.acts()) {
            for (Note note : act.notes()) {
                double silentS = Math.max(act.startS(), note.startS() - 0.08);
                double seen = distance(at(silentS), at(note.startS() + Math.min(0.2, note.lengthS() * 0.6)));
                assertTrue(seen > 0.0005, note + " changes the picture by " + seen);
            }
        }
    }

    @Test
    void scenesAreAboutEquallyLightSoThatCutsBetweenThemDoNotFlash() {
        for (int i = 0; i < SEEN.size(); i++) {
            double light = mean(SEEN.get(i));
            assertTrue(light > 0.17 && light < 0.36, "picture " + i * EVERY + " has luminance " + light);
        }
    }

    @Test
    void neverFlashesMoreThanThreeTimesInASecond() {
        int most = largeChangesPerSecond(SEEN);
        assertTrue(most <= 6, () -> most + " large changes in a second");
    }

    @Test
    void aStrobeWouldBeNoticed() {
        List<double[]> strobe = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double[] cells = new double[CELLS];
            Arrays.fill(cells, 0, CELLS / 3, i % 2 == 0 ? 0.2 : 0.4);
            strobe.add(cells);
        }
        assertTrue(largeChangesPerSecond(strobe) > 6);
    }

    /**
     * WCAG 2.3.1: a flash is a pair of opposing changes of a tenth of the luminance, over a quarter of the picture; three
     * flashes are six changes.
     */
    private static int largeChangesPerSecond(List<double[]> seen) {
        int perSecond = Film.FRAMES_PER_S / EVERY;
        boolean[] changes = new boolean[seen.size()];
        for (int i = 1; i < seen.size(); i++) {
            int lighter = 0;
            int darker = 0;
            for (int c = 0; c < CELLS; c++) {
                double change = seen.get(i)[c] - seen.get(i - 1)[c];
                lighter += change > 0.1 ? 1 : 0;
                darker += change < -0.1 ? 1 : 0;
            }
            changes[i] = Math.max(lighter, darker) > CELLS / 4;
        }
        int most = 0;
        for (int from = 0; from + perSecond < changes.length; from++) {
            int count = 0;
            for (int i = from; i <= from + perSecond; i++) {
                count += changes[i] ? 1 : 0;
            }
            most = Math.max(most, count);
        }
        return most;
    }

    private static double middleS(Act act) {
        return (act.startS() + act.endS()) / 2;
    }

    private static double[] at(double timeS) {
        return SEEN.get(Math.min(SEEN.size() - 1, (int) Math.round(timeS * Film.FRAMES_PER_S / EVERY)));
    }

    private static double mean(double[] cells) {
        double sum = 0;
        for (double cell : cells) {
            sum += cell;
        }
        return sum / cells.length;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double[] cells(Picture picture) {
        double[] cells = new double[CELLS];
        for (int y = 0; y < Film.HEIGHT; y += 4) {
            for (int x = 0; x < Film.WIDTH; x += 4) {
                int argb = picture.argb()[y * Film.WIDTH + x];
                double light = 0.2126 * LINEAR[argb >> 16 & 255]
                        + 0.7152 * LINEAR[argb >> 8 & 255]
                        + 0.0722 * LINEAR[argb & 255];
                cells[y / CELL * (Film.WIDTH / CELL) + x / CELL] += light * 16 / (CELL * CELL);
            }
        }
        return cells;
    }
}
