package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResampledSoundTest {
    private static final int FRAMES = 50_000;
    private static final double TONE_HZ = 1000;

    /** A tone on the left, its negative on the right. */
    private static SoundReader tone(int rateHz) {
        return new SoundReader() {
            private int at;

            @Override
            public int rateHz() {
                return rateHz;
            }

            @Override
            public int channels() {
                return 2;
            }

            @Override
            public int read(float[] left, float[] right, int offset, int frames) {
                int count = Math.min(Math.min(frames, 777), FRAMES - at);
                for (int i = 0; i < count; i++) {
                    left[offset + i] = (float) (0.5 * Math.sin(2 * Math.PI * TONE_HZ * (at + i) / rateHz));
                    right[offset + i] = -left[offset + i];
                }
                at += count;
                return count == 0 ? -1 : count;
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    @ParameterizedTest
    @CsvSource({"44100, 48000", "48000, 44100"})
    void toneKeepsItsPitchItsPhaseAndItsSides(int fromHz, int toHz) throws IOException {
        FfmpegLibrary library = FfmpegLibrary.load();
        float[][] made = new float[2][2 * FRAMES];
        int frames = 0;
        try (SoundReader reader = library.resampled(tone(fromHz), toHz, Path.of("a tone"))) {
            assertEquals(toHz, reader.rateHz());
            for (int got = 0; got >= 0; got = reader.read(made[0], made[1], frames, 1000)) {
                frames += got;
            }
        }
        assertEquals(FRAMES * (double) toHz / fromHz, frames, 100);
        double signal = 0;
        double noise = 0;
        for (int t = 1000; t < frames - 1000; t++) {
            double expected = 0.5 * Math.sin(2 * Math.PI * TONE_HZ * t / toHz);
            signal += expected * expected;
            noise += (made[0][t] - expected) * (made[0][t] - expected);
            assertEquals(0, made[0][t] + made[1][t]);
        }
        assertTrue(10 * Math.log10(signal / noise) > 100, 10 * Math.log10(signal / noise) + " dB");
    }
}
