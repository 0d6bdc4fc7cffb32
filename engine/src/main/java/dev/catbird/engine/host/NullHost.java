package dev.catbird.engine.host;

/** A host that is connected to nothing: plays silence in and throws the output away. Thread: the caller's. */
public final class NullHost {
    private final float[][] in;
    private final float[][] out;

    public NullHost(int blockFrames) {
        in = new float[2][blockFrames];
        out = new float[2][blockFrames];
    }

    /** The input every block hears; write to it to change that. */
    public float[][] input() {
        return in;
    }

    /** The last block's output. */
    public float[][] output() {
        return out;
    }

    /** Runs as many blocks, as fast as they go. */
    public void run(BlockProcessor processor, int blocks) {
        for (int i = 0; i < blocks; i++) {
            processor.process(in, out, in[0].length);
        }
    }
}
