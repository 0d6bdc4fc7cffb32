package dev.catbird.render.film;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound that is made as long as it shall be, with silence after its end; or silence alone. Thread: worker, one. */
final class ForSeconds implements SoundReader {
    private final @Nullable SoundReader sound;
    private final int rateHz;
    private long left;
    private boolean over;

    /** {@code sound} is the caller's to close. */
    ForSeconds(@Nullable SoundReader sound, double seconds, int rateHz) {
        this.sound = sound;
        this.rateHz = rateHz;
        left = Math.round(seconds * rateHz);
        over = sound == null;
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int channels() {
        return sound == null ? 1 : sound.channels();
    }

    @Override
    public int read(float[] intoLeft, float[] intoRight, int offset, int frames) throws IOException {
        int wanted = (int) Math.min(frames, left);
        if (wanted == 0 && frames > 0) {
            return -1;
        }
        int got = over || sound == null ? -1 : sound.read(intoLeft, intoRight, offset, wanted);
        if (got < 0) {
            over = true;
            got = wanted;
            Arrays.fill(intoLeft, offset, offset + wanted, 0);
            Arrays.fill(intoRight, offset, offset + wanted, 0);
        }
        left -= got;
        return got;
    }

    @Override
    public List<String> warnings() {
        return sound == null ? List.of() : sound.warnings();
    }

    @Override
    public void close() {}
}
