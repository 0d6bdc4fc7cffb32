package dev.catbird.render.film;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.List;

/** The beginning of a sound. Thread: worker, one. */
final class FirstFrames implements SoundReader {
    private final SoundReader all;
    private long left;

    /** The first {@code frames} of {@code all}, which is closed with this. */
    FirstFrames(SoundReader all, long frames) {
        this.all = all;
        left = frames;
    }

    @Override
    public int rateHz() {
        return all.rateHz();
    }

    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public int read(float[] intoLeft, float[] intoRight, int offset, int frames) throws IOException {
        int wanted = (int) Math.min(frames, left);
        if (wanted == 0 && frames > 0) {
            return -1;
        }
        int got = all.read(intoLeft, intoRight, offset, wanted);
        left -= Math.max(0, got);
        return got;
    }

    @Override
    public List<String> warnings() {
        return all.warnings();
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
