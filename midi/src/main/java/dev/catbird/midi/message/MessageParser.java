package dev.catbird.midi.message;

/**
 * Cuts a stream of bytes into MIDI messages. Running status, real-time bytes in the middle of anything, exclusive messages of any
 * length, broken off or not, and garbage are survived: what is no message is counted and left out. Nothing is kept of exclusive
 * messages. Thread: one at a time; calls allocate nothing.
 */
public final class MessageParser {
    public static final int CLOCK = 0xF8;
    public static final int START = 0xFA;
    public static final int CONTINUE = 0xFB;
    public static final int STOP = 0xFC;

    private static final int ACTIVE_SENSING = 0xFE;
    private static final int RESET = 0xFF;
    private static final int EXCLUSIVE = 0xF0;
    private static final int END_OF_EXCLUSIVE = 0xF7;
    private static final int SYSTEM = 0xF0;
    private static final int NONE = -1;

    private final MessageSink sink;

    /** Of the message in hand, or the running one; 0 for none. */
    private int status;

    private int first = NONE;
    private boolean exclusive;
    private long dropped;

    public MessageParser(MessageSink sink) {
        this.sink = sink;
    }

    /** Bytes and pieces of messages that meant nothing. */
    public long dropped() {
        return dropped;
    }

    public void take(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            take(bytes[i]);
        }
    }

    /** The next byte: the lowest eight bits count. */
    public void take(int value) {
        int b = value & 0xFF;
        if (b >= CLOCK) {
            realTime(b);
        } else if (b >= 0x80) {
            begin(b);
        } else {
            data(b);
        }
    }

    private void realTime(int b) {
        switch (b) {
            case CLOCK, START, CONTINUE, STOP -> sink.realTime(b);
            case ACTIVE_SENSING, RESET -> {
                // They ask nothing of us.
            }
            default -> dropped++;
        }
    }

    private void begin(int b) {
        if (first != NONE || (exclusive && b != END_OF_EXCLUSIVE)) {
            dropped++;
        } else if (b == END_OF_EXCLUSIVE && !exclusive) {
            dropped++;
        }
        first = NONE;
        exclusive = b == EXCLUSIVE;
        status = b < SYSTEM || dataBytes(b) > 0 ? b : 0;
    }

    private void data(int b) {
        if (exclusive) {
            return;
        }
        if (status == 0) {
            dropped++;
        } else if (first == NONE && dataBytes(status) == 2) {
            first = b;
        } else {
            int data1 = first == NONE ? b : first;
            int data2 = first == NONE ? 0 : b;
            first = NONE;
            if (status < SYSTEM) {
                sink.channel(status, data1, data2);
            } else {
                // Positions in songs and the like: nothing here goes by them, and they end running status.
                status = 0;
            }
        }
    }

    private static int dataBytes(int status) {
        return switch (status & 0xF0) {
            case 0xC0, 0xD0 -> 1;
            case SYSTEM -> status == 0xF2 ? 2 : status == 0xF1 || status == 0xF3 ? 1 : 0;
            default -> 2;
        };
    }
}
