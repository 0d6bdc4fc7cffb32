package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;

/**
 * Samples as devices want them, interleaved signed integers with the lowest byte first, to planar float in -1..1 and back.
 * Values over full scale are clipped, no-numbers are silence. Calls allocate nothing. Thread: any.
 *
 * @param bits of a sample: 16, 24 or 32
 * @param channels 1 or 2; one channel is heard on both sides, and plays the mean of both
 */
record SampleCode(int bits, int channels) {

    SampleCode {
        if ((bits != 16 && bits != 24 && bits != 32) || channels < 1 || channels > 2) {
            throw new IllegalArgumentException(bits + " bits, " + channels + " channels; 16, 24 or 32 and 1 or 2");
        }
    }

    int frameBytes() {
        return bits / 8 * channels;
    }

    /** Reads {@code frames} frames of {@code bytes} into both channels of {@code planar}. */
    @RealTime
    void decode(byte[] bytes, float[][] planar, int frames) {
        int sampleBytes = bits / 8;
        float scale = (float) (1.0 / (1L << (bits - 1)));
        int at = 0;
        for (int t = 0; t < frames; t++) {
            float left = scale * sample(bytes, at);
            at += sampleBytes;
            float right = left;
            if (channels == 2) {
                right = scale * sample(bytes, at);
                at += sampleBytes;
            }
            planar[0][t] = left;
            planar[1][t] = right;
        }
    }

    /** Writes {@code frames} frames of both channels of {@code planar} into {@code bytes}. */
    @RealTime
    void encode(float[][] planar, byte[] bytes, int frames) {
        int sampleBytes = bits / 8;
        int at = 0;
        for (int t = 0; t < frames; t++) {
            if (channels == 2) {
                put(planar[0][t], bytes, at);
                at += sampleBytes;
                put(planar[1][t], bytes, at);
            } else {
                put(0.5f * (planar[0][t] + planar[1][t]), bytes, at);
            }
            at += sampleBytes;
        }
    }

    private int sample(byte[] bytes, int at) {
        // The highest byte carries the sign.
        int last = bits / 8 - 1;
        int value = bytes[at + last];
        for (int i = last - 1; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private void put(float sample, byte[] bytes, int at) {
        long full = 1L << (bits - 1);
        // Rint of a no-number is one, and as a long it is 0.
        long value = (long) Math.rint((double) sample * full);
        value = Math.max(-full, Math.min(full - 1, value));
        for (int i = 0; i < bits / 8; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
    }
}
