package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
    private static final LearningListener NOBODY = (round, most, learnt, heldOut, unit, leftS) -> {};

    @TempDir
    private Path folder;

    private static Lesson lesson(long seed) throws IOException {
        World world = new World(seed, 6);
        return Lesson.of(world.pictures(25), World.reader(world.sound()), AnalysisSettings.DEFAULT, () -> false);
    }

    @Test
    void interruptedLearningGoesOnToTheSameModel() throws IOException {
        List<Lesson> lessons = List.of(lesson(1), lesson(2));
        Path unfinished = folder.resolve("a.unfinished");
        int[] rounds = new int[1];
        LearningListener counting = (round, most, learnt, heldOut, unit, leftS) -> rounds[0]++;
        Model straight = new Learning(lessons, 1).learn(unfinished, counting, () -> false);
        assertFalse(Files.exists(unfinished));
        int all = rounds[0];
        rounds[0] = 0;
        CancellationException stop = assertThrows(
                CancellationException.class,
                () -> new Learning(lessons, 1).learn(unfinished, counting, () -> rounds[0] == 3));
        assertTrue(String.valueOf(stop.getMessage()).contains("after round 3"), stop.getMessage());
        assertTrue(Files.exists(unfinished));
        Model resumed = new Learning(lessons, 1).learn(unfinished, counting, () -> false);
        assertEquals(all, rounds[0]);
        assertFalse(Files.exists(unfinished));
        Path one = folder.resolve("one.v2s");
        Path other = folder.resolve("other.v2s");
        straight.write(one);
        resumed.write(other);
        assertEquals(-1, Files.mismatch(one, other));
    }

    @Test
    void whatWasLeftOfOtherLessonsOrDamagedIsPassedOver() throws IOException {
        Path unfinished = folder.resolve("a.unfinished");
        int[] rounds = new int[1];
        LearningListener counting = (round, most, learnt, heldOut, unit, leftS) -> rounds[0] = round;
        List<Lesson> lessons = List.of(lesson(1));
        assertThrows(
                CancellationException.class,
                () -> new Learning(lessons, 1).learn(unfinished, counting, () -> rounds[0] == 2));
        byte[] kept = Files.readAllBytes(unfinished);
        int[] first = new int[1];
        LearningListener noting =
                (round, most, learnt, heldOut, unit, leftS) -> first[0] = first[0] == 0 ? round : first[0];
        new Learning(List.of(lesson(5)), 1).learn(unfinished, noting, () -> false);
        assertEquals(1, first[0]);
        kept[kept.length / 2] ^= 1;
        Files.write(unfinished, kept);
        first[0] = 0;
        new Learning(lessons, 1).learn(unfinished, noting, () -> false);
        assertEquals(1, first[0]);
    }

    @Test
    void videoOfOneColourIsCalledUniformAndAShortOneShort() throws IOException {
        World world = new World(1, 5);
        Lesson grey = Lesson.of(
                ChangedPictures.of(world.pictures(25), picture -> Arrays.fill(picture.argb(), 0xFF808080)),
                World.reader(world.sound()),
                AnalysisSettings.DEFAULT,
                () -> false);
        assertTrue(grey.isUniform());
        assertFalse(grey.isTooShort());
        assertFalse(lesson(1).isUniform());
        World brief = new World(1, 1);
        assertTrue(Lesson.of(brief.pictures(25), World.reader(brief.sound()), AnalysisSettings.DEFAULT, () -> false)
                .isTooShort());
    }

    @Test
    void learningCanBeCancelledAtOnce() throws IOException {
        Lesson lesson = lesson(1);
        assertThrows(
                CancellationException.class,
                () -> new Learning(List.of(lesson), 1).learn(folder.resolve("x"), NOBODY, () -> true));
    }
}
