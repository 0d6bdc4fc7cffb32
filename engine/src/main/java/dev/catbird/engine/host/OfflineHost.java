package dev.catbird.engine.host;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * A host without a clock: reads a target, processes it block by block as fast as it goes, and hands the output out. The
 * output is as long as the target plus a tail. Thread: worker.
 */
public final class OfflineHost {

    /** Takes each block's output; returns false to stop. Thread: the host's. */
    public interface Sink {
        boolean take(float[] left, float[] right, int frames) throws IOException;
    }

    private final int blockFrames;

    public OfflineHost(int blockFrames) {
        this.blockFrames = blockFrames;
    }

    /**
     * Runs the whole target and {@code tailFrames} of silence after it through the processor; returns the number of
     * frames handed out.
     */
    public long run(SoundReader target, BlockProcessor processor, int tailFrames, Sink sink) throws IOException {
        float[][] in = new float[2][blockFrames];
        float[][] out = new float[2][blockFrames];
        long done = 0;
        int tail = tailFrames;
        boolean ended = false;
        while (!ended || tail > 0) {
            int got = 0;
            while (!ended && got < blockFrames) {
                int read = target.read(in[0], in[1], got, blockFrames - got);
                ended = read < 0;
                got += Math.max(read, 0);
            }
            if (got < blockFrames) {
                int silence = Math.min(tail, blockFrames - got);
                Arrays.fill(in[0], got, got + silence, 0);
                Arrays.fill(in[1], got, got + silence, 0);
                tail -= silence;
                got += silence;
            }
            if (got > 0) {
                processor.process(in, out, got);
                done += got;
                if (!sink.take(out[0], out[1], got)) {
                    break;
                }
            }
        }
        return done;
    }
}
