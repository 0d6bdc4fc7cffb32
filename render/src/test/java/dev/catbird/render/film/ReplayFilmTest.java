package dev.catbird.render.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.host.NullHost;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Performance;
import dev.catbird.engine.record.Recorder;
import dev.catbird.engine.record.Recording;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Films of recorded performances. */
class ReplayFilmTest extends AbstractFilmTest {
    private static final int BLOCK = 100;
    private static final int BLOCKS = 200;

    private final ColourCorpus corpus = new ColourCorpus(5, 3, 25);
    private final float[] target = ColourCorpus.noise(6, BLOCK * BLOCKS);

    /** Plays the target as a live host would; {@code turning}: from the middle on another level and more linger. */
    private Recording recorded(boolean turning) throws IOException {
        Parameters parameters = exact();
        Path into = folder.resolve("recording");
        try (Recorder recorder = new Recorder()) {
            Instrument instrument = Instrument.over(corpus)
                    .parameters(parameters)
                    .listener(recorder.listener())
                    .build();
            recorder.begin(
                    into,
                    new Performance(
                            "test", Instant.EPOCH, "", Path.of("x"), 1, "x", Mode.COMBINATION, corpus.analysis(), 0));
            NullHost host = new NullHost(BLOCK);
            for (int b = 0; b < BLOCKS; b++) {
                System.arraycopy(target, b * BLOCK, host.input()[0], 0, BLOCK);
                System.arraycopy(target, b * BLOCK, host.input()[1], 0, BLOCK);
                if (turning && b == BLOCKS / 2) {
                    parameters.set(Parameter.LEVEL, -6);
                    parameters.set(Parameter.LINGER, 500);
                }
                host.run(recorder.around(instrument), 1);
            }
        }
        return Recording.open(into);
    }

    private FilmReport replay(MediaLibrary library, Recording recording, String out) throws IOException {
        return new FilmRenderer(corpus, library, new Parameters())
                .replay(order(out, false, null, 0), recording, Set.of(), ProgressListener.SILENT, () -> false);
    }

    @Test
    void aReplayedFilmIsTheFilmOfTheSameTarget() throws IOException {
        Recording recording = recorded(false);
        MemoryMedia rendered = new MemoryMedia(target);
        render(new FilmRenderer(corpus, rendered, exact()), film(false));
        MemoryMedia replayed = new MemoryMedia(target);
        FilmReport report = replay(replayed, recording, "out.mkv");
        assertEquals(target.length, replayed.sound.length);
        assertArrayEquals(Arrays.copyOf(rendered.sound, target.length), replayed.sound);
        int pictures = replayed.pictures.size();
        assertEquals(Math.ceil(target.length / 8000.0 * 25), pictures);
        assertEquals(pictures, report.pictures());
        // The last grains may sound beyond the end of either.
        List<Integer> expected = rendered.pictures.subList(0, pictures - 1);
        assertEquals(expected, replayed.pictures.subList(0, pictures - 1));
        assertTrue(expected.stream().distinct().count() > 10);
    }

    @Test
    void picturesFollowTheControlsAsTheyWereTurned() throws IOException {
        MemoryMedia replayed = new MemoryMedia(target);
        replay(replayed, recorded(true), "out.mkv");
        List<Integer> shown = replayed.pictures;
        long before = shown.subList(0, shown.size() / 2).stream().distinct().count();
        long after = shown.subList(shown.size() / 2 + 2, shown.size()).stream()
                .distinct()
                .count();
        assertTrue(before > 4 * after, before + " pictures, then " + after);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSoundFileOfAReplayIsTheRecordedOneToTheLastBit(boolean ffmpeg) throws IOException {
        MediaLibrary library = ffmpeg ? FfmpegLibrary.load() : new JcodecLibrary();
        Recording recording = recorded(true);
        replay(library, recording, "out.wav");
        float[][] recorded = sound(recording.input().resolveSibling("output.wav"));
        float[][] replayed = sound(folder.resolve("out.wav"));
        assertArrayEquals(recorded[0], replayed[0]);
        assertArrayEquals(recorded[1], replayed[1]);
    }

    private static float[][] sound(Path file) throws IOException {
        float[][] sound = new float[2][BLOCK * BLOCKS];
        try (SoundReader reader = new JcodecLibrary().openSound(file, RATE_HZ)) {
            int done = 0;
            int got;
            while ((got = reader.read(sound[0], sound[1], done, sound[0].length - done)) > 0) {
                done += got;
            }
            assertEquals(BLOCK * BLOCKS, done);
            assertEquals(-1, reader.read(new float[1], new float[1], 0, 1));
        }
        return sound;
    }

    @Test
    void aDamagedRecordingIsSaidAndLeavesNoFilm() throws IOException {
        Recording recording = recorded(false);
        Path grains = recording.input().resolveSibling("grains.bin");
        try (RandomAccessFile file = new RandomAccessFile(grains.toFile(), "rw")) {
            file.seek(1000);
            file.write(new byte[1000]);
        }
        MediaException damaged =
                assertThrows(MediaException.class, () -> replay(new JcodecLibrary(), recording, "out.wav"));
        assertTrue(String.valueOf(damaged.getMessage()).contains("is damaged after frame"), damaged.getMessage());
        assertEquals(List.of("recording"), names(folder));
    }
}
