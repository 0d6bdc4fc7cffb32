package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.video2sound.LiveSight.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSightTest {
    private static final World WORLD = new World(5, 3);

    static void until(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private static List<String> news(LiveSight sight) {
        List<String> lines = new ArrayList<>();
        for (String line = sight.news(); line != null; line = sight.news()) {
            lines.add(line);
        }
        return lines;
    }

    /** A camera that is never told to stop. */
    private static PictureReader endless() {
        int[] next = {0};
        return MadePictures.drawn(8, 8, 25, into -> {
            into.resize(8, 8);
            into.timeS(next[0]++ / 25.0);
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 25, 29.97, 60})
    void liveItSeesWhatItWouldSeeOfAFile(double framesPerS) throws IOException {
        FilmSight file = new FilmSight(WORLD.pictures(framesPerS));
        try (LiveSight live = LiveSight.open("film", () -> WORLD.pictures(framesPerS), Ending.OVER, false)) {
            for (int hop = 0; hop < 1000; hop++) {
                double timeS = hop * 128.0 / World.RATE_HZ;
                until(() -> live.reaches(timeS));
                assertEquals(file.look(timeS), live.look(timeS));
                assertEquals(file.timeS(), live.timeS());
                assertArrayEquals(file.features(), live.features());
            }
            assertEquals(0, live.lost());
        }
    }

    @Test
    void filmBeginsAnewWithoutAGap() throws IOException {
        try (LiveSight live = LiveSight.open("film", () -> WORLD.pictures(25), Ending.AGAIN, false)) {
            for (int hop = 0; hop < 600; hop++) {
                double timeS = hop * 0.02;
                until(() -> live.reaches(timeS));
                // Pictures are seen half way from the one before.
                int before = (hop + 1) / 2;
                assertEquals(1L + before, live.look(timeS + 1e-9));
                assertEquals(0.04 * before, live.timeS(), 1e-9);
                assertFalse(live.isOver());
            }
        }
    }

    @Test
    void filmThatIsSeenOnceIsOverAfterItsLastPicture() throws IOException {
        try (LiveSight live = LiveSight.open("film", () -> WORLD.pictures(10), Ending.OVER, false)) {
            until(() -> live.reaches(2.95));
            assertEquals(30, live.look(2.95));
            assertFalse(live.isOver());
            until(() -> {
                live.look(3.01);
                return live.isOver();
            });
            assertEquals(30, live.look(3.5));
        }
    }

    @Test
    void filmThatCannotKeepUpLosesPictures() throws IOException {
        try (LiveSight live = LiveSight.open("film", () -> WORLD.pictures(60), Ending.OVER, false)) {
            until(() -> live.look(2.5) > 0 && live.timeS() > 2.4);
            assertTrue(live.lost() > 50, live.lost() + " left out");
        }
    }

    @Test
    void cameraThatGoesIsAskedForUntilItIsBack() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        LiveSight.Film camera = () -> {
            int time = asked.incrementAndGet();
            if (time == 2) {
                throw new IOException("it is away");
            }
            return time == 1 ? new World(1, 0.5).pictures(25) : endless();
        };
        try (LiveSight live = LiveSight.open("camera", camera, Ending.NEVER, false, 1_000_000)) {
            until(() -> {
                live.look(0);
                return asked.get() == 3 && !live.isBlind();
            });
            List<String> lines = news(live);
            assertEquals(2, lines.size(), lines.toString());
            assertTrue(lines.get(0).startsWith("camera: its pictures have ended"), lines.get(0));
            assertEquals("camera: is back", lines.get(1));
            // What is there is seen at once, whatever time it is.
            long before = live.look(0);
            until(() -> live.look(0) > before);
            assertFalse(live.isOver());
        }
    }

    @Test
    void cameraNobodyLooksAtGoesOn() throws IOException {
        try (LiveSight live = LiveSight.open("camera", LiveSightTest::endless, Ending.NEVER, false)) {
            assertTrue(live.look(0) >= 0);
            until(() -> live.look(0) > 20);
            until(() -> live.lost() > 10);
            assertTrue(live.look(0) > 20);
        }
    }

    @Test
    void filmThatBreaksIsToldAndItsLastPictureStays() throws IOException {
        PictureReader breaking = ChangedPictures.of(WORLD.pictures(25), picture -> {
            if (picture.timeS() > 0.5) {
                throw new IllegalStateException("film.mp4: cannot be read");
            }
        });
        try (LiveSight live = LiveSight.open("film", () -> breaking, Ending.AGAIN, false)) {
            until(live::isBlind);
            assertEquals(List.of("film.mp4: cannot be read; what was seen last stays"), news(live));
            assertEquals(13, live.look(10));
        }
    }

    @Test
    void filmWithoutPicturesIsNotReadForEver() throws IOException {
        try (LiveSight live = LiveSight.open("film", () -> new World(1, 0).pictures(25), Ending.AGAIN, false)) {
            until(live::isBlind);
            assertEquals(0, live.look(1));
            assertEquals(1, news(live).size());
        }
    }

    @Test
    void pictureIsShownWhileItIsLookedAt() throws IOException {
        Picture expected = new Picture();
        Picture shown = new Picture();
        try (LiveSight live = LiveSight.open("film", () -> WORLD.pictures(25), Ending.OVER, true)) {
            assertEquals(0, live.show(0, shown));
            long number = 0;
            for (int picture = 0; picture < 70; picture++) {
                double timeS = picture / 25.0;
                until(() -> live.reaches(timeS));
                live.look(timeS);
                number = live.show(number, shown);
                assertEquals(picture + 1, number);
                WORLD.draw(timeS, 1, expected);
                assertEquals(expected.width(), shown.width());
                assertArrayEquals(expected.argb(), shown.argb());
                assertEquals(number, live.show(number, shown));
            }
        }
    }
}
