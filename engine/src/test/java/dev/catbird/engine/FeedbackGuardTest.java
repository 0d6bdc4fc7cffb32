package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.FeedbackGuard;
import dev.catbird.engine.host.HostTelemetry;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard around a real instrument, in a room that is computed. */
class FeedbackGuardTest {
    private static final int RATE_HZ = 44100;
    private static final int BLOCK = 256;

    private final HostTelemetry telemetry = new HostTelemetry();
    private final Instrument instrument = Instrument.over(
                    MemoryCorpus.mono(TestSounds.speechLike(2, 3 * RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT))
            .parameters(Heard.with(dev.catbird.engine.param.Parameter.LEVEL, 0))
            .build();
    private final FeedbackGuard guard = new FeedbackGuard(instrument, telemetry, RATE_HZ);
    private final float[] way = new float[1 << 16];
    private final float[][] in = new float[2][BLOCK];
    private final float[][] out = new float[2][BLOCK];
    private long at;
    private float lastPeak;
    private boolean heeded = true;

    /** Plays a voice to the microphone, which also hears the output, so late and so loud. */
    private void play(float[] voice, double fromS, double toS, int delayFrames, float leak) {
        for (int from = (int) (fromS * RATE_HZ); from + BLOCK <= (int) (toS * RATE_HZ); from += BLOCK) {
            for (int t = 0; t < BLOCK; t++) {
                in[0][t] = voice[from + t] + leak * way[(int) (at + t - delayFrames) & (way.length - 1)];
                in[1][t] = in[0][t];
            }
            guard.process(in, out, BLOCK);
            lastPeak = 0;
            for (int t = 0; t < BLOCK; t++) {
                way[(int) (at + t) & (way.length - 1)] = 0.5f * (out[0][t] + out[1][t]);
                lastPeak = Math.max(lastPeak, Math.abs(out[0][t]));
            }
            at += BLOCK;
            guard.listen(heeded);
        }
    }

    /** A vowel: harmonics of a pitch, with formants; {@code vibrato} in semitones, at 5.5 Hz. */
    private static float[] sung(double hz, double vibrato, double lengthS) {
        float[] sung = new float[(int) (lengthS * RATE_HZ)];
        double phase = 0;
        for (int t = 0; t < sung.length; t++) {
            double now = hz * Math.pow(2, vibrato / 12 * Math.sin(2 * Math.PI * 5.5 * t / RATE_HZ));
            phase += 2 * Math.PI * now / RATE_HZ;
            for (int k = 1; k * now < 5000; k++) {
                double near = Math.exp(-Math.pow((k * now - 700) / 300, 2))
                        + 0.5 * Math.exp(-Math.pow((k * now - 1200) / 300, 2));
                sung[t] += (float) (0.15 * (near + 0.05) * Math.sin(k * phase));
            }
        }
        return sung;
    }

    @Test
    void inputThatMakesNoDifferenceIsNoFeedback() {
        heeded = false;
        play(TestSounds.speechLike(1, 4 * RATE_HZ, RATE_HZ), 0, 4, 500, 1.5f);
        assertEquals(0, telemetry.feedbacks());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 7})
    void aVoiceThatIsImitatedIsNoFeedback(long seed) {
        play(TestSounds.speechLike(seed, 4 * RATE_HZ, RATE_HZ), 0, 4, 1000, 0);
        assertEquals(0, telemetry.feedbacks());
    }

    @ParameterizedTest
    @CsvSource({"110, 0", "220, 0", "440, 0", "220, 0.5", "330, 1", "220, 0.05"})
    void aSungToneThatIsImitatedIsNoFeedback(double hz, double vibrato) {
        play(sung(hz, vibrato, 4), 0, 4, 1000, 0);
        assertEquals(0, telemetry.feedbacks());
    }

    @ParameterizedTest
    @CsvSource({"500, 0.2", "1500, 0.3", "5000, 0.3"})
    void aSpeakerThatLeaksIntoTheMicrophoneIsNoFeedback(int delayFrames, float leak) {
        play(TestSounds.speechLike(1, 4 * RATE_HZ, RATE_HZ), 0, 4, delayFrames, leak);
        assertEquals(0, telemetry.feedbacks());
        play(sung(220, 0.5, 3), 0, 3, delayFrames, leak);
        assertEquals(0, telemetry.feedbacks());
    }

    /** Bass notes as loud as mastered music: each like itself, early or late. */
    @ParameterizedTest
    @ValueSource(doubles = {55, 82.4, 196})
    void loudNotesThatAreImitatedAreNoFeedback(double hz) {
        float[] notes = new float[6 * RATE_HZ];
        for (int t = 0; t < notes.length; t++) {
            double inNote = t % (0.6 * RATE_HZ) / (0.6 * RATE_HZ);
            double phase = 2 * Math.PI * hz * (1 + t / (int) (0.6 * RATE_HZ) % 4 * 0.122) * t / RATE_HZ;
            notes[t] = (float) (Math.min(1, 4 * (1 - inNote)) * (0.6 * Math.sin(phase) + 0.2 * Math.sin(2 * phase)));
        }
        play(notes, 0, 6, 1000, 0);
        assertEquals(0, telemetry.feedbacks());
    }

    /** As when a sound server moves the microphone to a monitor of the speakers, in a loop that is loud enough not to die away. */
    @ParameterizedTest
    @CsvSource({"500", "1500", "3000"})
    void theOutputItselfAsTheInputIsTurnedDownWithinASecond(int delayFrames) {
        play(TestSounds.speechLike(1, 2 * RATE_HZ, RATE_HZ), 0, 2, delayFrames, 0);
        play(new float[2 * RATE_HZ], 0, 1, delayFrames, 1.5f);
        assertEquals(1, telemetry.feedbacks());
    }

    @ParameterizedTest
    @CsvSource({"400", "1500", "6000", "12000"})
    void anInputThatBecomesTheOutputIsTurnedDownWithinTwoSeconds(int delayFrames) {
        float[] voice = TestSounds.speechLike(1, 2 * RATE_HZ, RATE_HZ);
        play(voice, 0, 2, delayFrames, 0);
        float before = loudest();
        assertEquals(0, telemetry.feedbacks());
        play(new float[3 * RATE_HZ], 0, 2.5, delayFrames, 1);
        assertTrue(telemetry.feedbacks() == 1 || loudest() < 0.01 * before, "it goes on");
        play(new float[3 * RATE_HZ], 0, 1, delayFrames, 1);
        assertTrue(lastPeak < 0.05 * before, lastPeak + " of " + before);
    }

    @Test
    void aSongThatGoesRoundIsTurnedDown() {
        play(sung(220, 0.5, 2), 0, 2, 1500, 0);
        float before = loudest();
        play(new float[4 * RATE_HZ], 0, 3.5, 1500, 1);
        assertTrue(lastPeak < 0.05 * before, lastPeak + " of " + before);
    }

    private float loudest() {
        float loudest = 0;
        for (int t = 0; t < RATE_HZ / 2; t++) {
            loudest = Math.max(loudest, Math.abs(way[(int) (at - 1 - t) & (way.length - 1)]));
        }
        return loudest;
    }

    @Test
    void whenItIsOverTheSoundComesBack() {
        float[] voice = TestSounds.speechLike(1, 8 * RATE_HZ, RATE_HZ);
        play(voice, 0, 3, 1500, 1.5f);
        assertTrue(telemetry.feedback());
        play(voice, 3, 7, 1500, 0);
        assertFalse(telemetry.feedback());
        assertTrue(loudest() > 0.02, "silent");
        assertEquals(1, telemetry.feedbacks());
    }

    @Test
    void blocksAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        FeedbackGuard alone = new FeedbackGuard((from, to, frames) -> {}, telemetry, RATE_HZ);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 10 && fewest > 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 3000; i++) {
                Arrays.fill(in[0], i % 7 * 0.01f);
                alone.process(in, out, BLOCK);
                if (i % 8 == 0) {
                    alone.listen(true);
                }
            }
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, fewest);
    }
}
