package dev.catbird.render.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.View;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What films show and how they sound. */
class FilmRendererTest extends AbstractFilmTest {

    /** A corpus that re-speaks its own sound must show its own pictures, at every moment of a long film. */
    @ParameterizedTest
    @CsvSource({"25, false", "25, true", "29.97, false", "29.97, true", "24, true", "12.5, true"})
    void picturesAreThoseOfTheSoundingGrains(double framesPerS, boolean align) throws IOException {
        ColourCorpus corpus = new ColourCorpus(1, 30, framesPerS);
        MemoryMedia media = new MemoryMedia(corpus.sound);
        FilmReport report = render(new FilmRenderer(corpus, media, exact()), film(align));
        double delayPictures = align ? 0 : DELAY_FRAMES * framesPerS / RATE_HZ;
        int outFrames = corpus.sound.length + (align ? 0 : DELAY_FRAMES);
        int last = (int) (30 * framesPerS) - 2;
        int exactly = 0;
        for (int k = 2; k <= last; k++) {
            int shown = ColourCorpus.indexOf(media.pictures.get(k));
            assertTrue(Math.abs(k - delayPictures - shown) <= 1, "picture " + k + " shows " + shown);
            exactly += shown == k ? 1 : 0;
        }
        assertTrue(!align || exactly == last - 1, exactly + " of " + (last - 1) + " are exactly there");
        assertEquals(outFrames, media.sound.length);
        assertEquals((int) Math.ceil(outFrames * framesPerS / RATE_HZ - 1e-6), media.pictures.size());
        assertEquals(media.pictures.size(), report.pictures());
        assertEquals(outFrames / (double) RATE_HZ, report.durationS(), 1e-9);
        assertEquals(align ? 0 : DELAY_FRAMES * 1000.0 / RATE_HZ, report.delayMs(), 1e-6);
        assertEquals(List.of("the end is missing"), report.warnings());
        assertTrue(media.finished && media.closed);
    }

    @Test
    void anotherFrameRateShowsTheSameMoments() throws IOException {
        ColourCorpus corpus = new ColourCorpus(2, 10, 10);
        MemoryMedia media = new MemoryMedia(corpus.sound);
        render(new FilmRenderer(corpus, media, exact()), order("out.mp4", true, null, 30));
        assertEquals(300, media.pictures.size());
        for (int k = 6; k < 294; k++) {
            assertEquals(k / 3, ColourCorpus.indexOf(media.pictures.get(k)), "picture " + k);
        }
    }

    /** Long grains reach beyond the end of the sound; the pictures must not. */
    @ParameterizedTest
    @ValueSource(floats = {8.7f, 60, 250})
    void soundAndPicturesAreEquallyLong(float grainMs) throws IOException {
        ColourCorpus corpus = new ColourCorpus(3, 5, 25);
        Parameters parameters = new Parameters();
        parameters.set(Parameter.GRAIN, grainMs);
        for (int frames : new int[] {1, 63, 7999, 8000, 20001}) {
            MemoryMedia media = new MemoryMedia(ColourCorpus.noise(9, frames));
            render(new FilmRenderer(corpus, media, parameters), film(false));
            int outFrames = frames + DELAY_FRAMES;
            assertEquals(outFrames, media.sound.length);
            assertEquals((int) Math.ceil(outFrames * 25.0 / RATE_HZ - 1e-6), media.pictures.size(), frames + " frames");
        }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void everyViewRenders(View view) throws IOException {
        ColourCorpus corpus = new ColourCorpus(3, 2, 25);
        MemoryMedia media = new MemoryMedia(ColourCorpus.noise(4, 8000));
        Parameters parameters = new Parameters();
        parameters.set(Parameter.VIEW, view.choice());
        FilmReport report = render(new FilmRenderer(corpus, media, parameters), order("o.mov", true, null, 0));
        assertEquals(25, report.pictures());
        assertTrue(report.peak() > 0.05f && report.peak() <= 1);
        // Bars leave room above them.
        assertTrue(view == View.BARS || media.pictures.stream().skip(2).allMatch(argb -> argb != 0xFF000000));
    }

    @Test
    void aligningShiftsTheSoundExactly() throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 3, 25);
        float[] target = ColourCorpus.noise(6, 12345);
        MemoryMedia late = new MemoryMedia(target);
        MemoryMedia aligned = new MemoryMedia(target);
        render(new FilmRenderer(corpus, late, new Parameters()), order("a.wav", false, null, 0));
        render(new FilmRenderer(corpus, aligned, new Parameters()), order("b.wav", true, null, 0));
        assertEquals(target.length, aligned.sound.length);
        assertArrayEquals(Arrays.copyOfRange(late.sound, DELAY_FRAMES, late.sound.length), aligned.sound);
        assertTrue(late.pictures.isEmpty());
    }

    @Test
    void silenceFadesToBlack() throws IOException {
        ColourCorpus corpus = new ColourCorpus(7, 4, 25);
        float[] target = Arrays.copyOf(ColourCorpus.noise(8, RATE_HZ), 4 * RATE_HZ);
        MemoryMedia media = new MemoryMedia(target);
        Parameters parameters = new Parameters();
        parameters.set(Parameter.VIEW, View.SINGLE.choice());
        parameters.set(Parameter.FLASH_LIMIT, 0);
        render(new FilmRenderer(corpus, media, parameters), film(true));
        int[] light = media.pictures.stream()
                .mapToInt(argb -> (argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255))
                .toArray();
        assertEquals(100, light.length);
        int held = light[27];
        assertTrue(held > 0);
        assertEquals(held, light[29], "a pause is no end");
        for (int k = 28; k < 100; k++) {
            assertTrue(light[k] <= light[k - 1], "picture " + k + " is lighter again");
        }
        assertTrue(light[40] < held && light[40] > 0, "it fades: " + light[40] + " of " + held);
        for (int k = 54; k < 100; k++) {
            assertEquals(0, light[k], "picture " + k);
        }
    }
}
