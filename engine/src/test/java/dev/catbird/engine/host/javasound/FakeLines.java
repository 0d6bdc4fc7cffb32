package dev.catbird.engine.host.javasound;

import java.io.ByteArrayOutputStream;

/** A device that gives and takes at once; full scale when heard, unless told otherwise. */
final class FakeLines implements Lines {
    static final SampleCode CODE = new SampleCode(16, 2);

    private final int bufferFrames;
    final ByteArrayOutputStream played = new ByteArrayOutputStream();
    /** The device is there: reads and writes do something. */
    boolean present = true;
    /** At most so many bytes at a time. */
    int most = Integer.MAX_VALUE;

    /** Whether what is played is kept. */
    boolean keeping = true;

    /** Bytes it takes in all. */
    int roomBytes = Integer.MAX_VALUE;

    int readableFrames;
    int writableFrames;

    /** If not 0, what can be written follows from what was: so much went elsewhere in the beginning, and as much is played as heard. */
    int takenFrames;

    private int writtenFrames;
    private int readBeforeFrames = -1;

    int readFrames;
    boolean closed;

    FakeLines(int bufferFrames) {
        this.bufferFrames = bufferFrames;
    }

    @Override
    public SampleCode inputCode() {
        return CODE;
    }

    @Override
    public SampleCode outputCode() {
        return CODE;
    }

    @Override
    public int inputBufferFrames() {
        return bufferFrames;
    }

    @Override
    public int outputBufferFrames() {
        return bufferFrames;
    }

    @Override
    public void startInput() {}

    @Override
    public void startOutput() {}

    @Override
    public int readableFrames() {
        return readableFrames;
    }

    @Override
    public int writableFrames() {
        if (takenFrames == 0) {
            return writableFrames;
        }
        return takenFrames + readFrames - readBeforeFrames - writtenFrames;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
        if (!present || closed) {
            return 0;
        }
        int got = Math.min(count, most);
        for (int i = 0; i < got; i++) {
            bytes[offset + i] = (byte) (i % 2 == 0 ? 0xff : 0x7f);
        }
        readFrames += got / CODE.frameBytes();
        readableFrames = Math.max(0, readableFrames - got / CODE.frameBytes());
        return got;
    }

    @Override
    public int write(byte[] bytes, int offset, int count) {
        if (!present || closed) {
            return 0;
        }
        if (readBeforeFrames < 0) {
            readBeforeFrames = readFrames;
        }
        int put = Math.min(Math.min(count, most), roomBytes);
        roomBytes -= put;
        writtenFrames += put / CODE.frameBytes();
        if (keeping) {
            played.write(bytes, offset, put);
        }
        return put;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What was played so far: left channel, as 16 bits. */
    int[] left() {
        byte[] bytes = played.toByteArray();
        int[] left = new int[bytes.length / CODE.frameBytes()];
        for (int t = 0; t < left.length; t++) {
            left[t] = bytes[4 * t + 1] << 8 | (bytes[4 * t] & 0xff);
        }
        return left;
    }
}
