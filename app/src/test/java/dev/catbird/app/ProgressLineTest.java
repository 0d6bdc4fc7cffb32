package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

    private static String line(String unit, String what, long done, long total, double elapsedS, int columns) {
        return new ProgressLine(unit).line(what, done, total, Duration.ofMillis(Math.round(1000 * elapsedS)), columns);
    }

    @Test
    void saysHowMuchHowFastAndHowLongStill() {
        assertEquals(
                "pictures of a.mp4  25% [======                  ] 50/200 pictures, 25/s, 0:06 left",
                line("pictures", "pictures of a.mp4", 50, 200, 2, 82).strip());
    }

    @Test
    void secondsOfSoundAreComparedWithRealTime() {
        assertTrue(line("s", "rendering", 30, 7230, 10, 79).contains("30/7230 s, 3.0x real time, 40:00 left"));
    }

    @Test
    void theFirstMomentMakesNoPromise() {
        assertTrue(line("s", "rendering", 1, 100, 0.01, 79).stripTrailing().endsWith("1/100 s"));
    }

    @Test
    void whatIsDoneSaysHowLongItTook() {
        assertTrue(line("s", "rendering", 100, 100, 75, 79).stripTrailing().endsWith("100/100 s, took 1:15"));
    }

    @Test
    void unknownTotalHasNoBar() {
        assertEquals(
                "rendering 12 s, 2.0x real time",
                line("s", "rendering", 12, -1, 6, 79).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.mp4",
                "a film with a rather long name that goes on and on and on and on and on.mp4",
                "映画の名前がとても長いので行に収まりません、それでも終わりは見えます.mp4"
            })
    void everyLineFillsTheTerminalAndShowsTheEndOfTheName(String name) {
        String line = line("pictures", "pictures of " + name, 123, 72000, 100, 79);
        int columns = line.codePoints().map(p -> p < 0x1100 ? 1 : 2).sum();
        assertTrue(columns == 79 || columns == 78, columns + ": " + line);
        assertTrue(line.contains(".mp4"), line);
        assertTrue(line.contains("["), line);
    }
}
