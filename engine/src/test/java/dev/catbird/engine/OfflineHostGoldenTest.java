package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.OfflineHost;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What the offline host makes of a small generated corpus and target, against a committed file: per block of 512 frames, the
 * loudness of the output and the units that started. Virtual machines may differ in the last digits of a sine, and a tie
 * between two units may then fall the other way: so a few lines may differ, and loudness a little.
 *
 * <p>To write the file anew after a change that is meant: {@code mvn -pl engine test -Dtest=OfflineHostGoldenTest
 * -Dgolden.write=true}.
 */
class OfflineHostGoldenTest {
    private static final String FILE = "offline-host.txt";
    private static final int RATE_HZ = 22050;
    private static final int BLOCK_FRAMES = 512;
    /** Share of lines whose units must be the same. */
    private static final double SAME_UNITS = 0.95;

    private static final double LOUDNESS_TOLERANCE = 2e-3;

    private record Line(double loudness, String units) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.5f %s", loudness, units);
        }

        static Line of(String text) {
            String[] words = text.split(" ", 2);
            return new Line(Double.parseDouble(words[0]), words[1]);
        }
    }

    private static List<Line> play() throws IOException {
        float[] corpus = TestSounds.speechLike(41, 2 * RATE_HZ, RATE_HZ);
        float[] target = TestSounds.speechLike(42, RATE_HZ, RATE_HZ);
        List<Line> lines = new ArrayList<>();
        StringBuilder units = new StringBuilder();
        HopListener listener = (outFrame, combination, grains, grainFrames) -> {
            units.append(units.isEmpty() ? "" : "|");
            for (int i = 0; i < combination.count(); i++) {
                units.append(i == 0 ? "" : ",").append(combination.unit(i));
            }
        };
        Parameters parameters = new Parameters();
        // The engine is held to the file, not the taste of the day.
        parameters.set(Parameter.COMBINATION, 5);
        parameters.set(Parameter.CONTINUITY, 1.2f);
        parameters.set(Parameter.NOVELTY, 0.7f);
        parameters.set(Parameter.ELASTIC, 2);
        Instrument instrument = Instrument.over(MemoryCorpus.mono(corpus, AnalysisSettings.atRate(RATE_HZ)))
                .parameters(parameters)
                .listener(listener)
                .build();
        long frames = new OfflineHost(BLOCK_FRAMES)
                .run(new Sound(target), instrument, instrument.delayFrames(), (left, right, count) -> {
                    lines.add(new Line(TestSounds.rms(left, 0, count), units.toString()));
                    units.setLength(0);
                    return true;
                });
        assertEquals(target.length + instrument.delayFrames(), frames);
        return lines;
    }

    @Test
    void offlineHostPlaysWhatItPlayedBefore() throws IOException {
        List<Line> played = play();
        if (Boolean.getBoolean("golden.write")) {
            Path file = Path.of("src/test/resources/dev/catbird/engine", FILE);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, played.stream().map(Line::toString).toList());
            return;
        }
        List<Line> golden;
        try (InputStream in = OfflineHostGoldenTest.class.getResourceAsStream(FILE)) {
            assertTrue(in != null, FILE + " is missing; the class says how to write it");
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Line::of)
                    .toList();
        }
        assertEquals(golden.size(), played.size());
        int same = 0;
        int near = 0;
        for (int i = 0; i < golden.size(); i++) {
            same += golden.get(i).units().equals(played.get(i).units()) ? 1 : 0;
            near += Math.abs(golden.get(i).loudness() - played.get(i).loudness()) < LOUDNESS_TOLERANCE ? 1 : 0;
        }
        assertTrue(same >= SAME_UNITS * golden.size(), same + " of " + golden.size() + " lines have the same units");
        assertTrue(near >= SAME_UNITS * golden.size(), near + " of " + golden.size() + " lines are as loud");
    }

    /** A mono sound that is read in uneven pieces. */
    private static final class Sound implements SoundReader {
        private final float[] sound;
        private int at;

        Sound(float[] sound) {
            this.sound = sound;
        }

        @Override
        public int rateHz() {
            return RATE_HZ;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] left, float[] right, int offset, int frames) {
            int count = Math.min(Math.min(frames, 100 + at % 333), sound.length - at);
            if (count == 0) {
                return -1;
            }
            System.arraycopy(sound, at, left, offset, count);
            System.arraycopy(sound, at, right, offset, count);
            at += count;
            return count;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
