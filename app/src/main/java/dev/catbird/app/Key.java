package dev.catbird.app;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A key as it means something while playing. Thread: any. */
enum Key {
    SPACE,
    P,
    M,
    G,
    SHIFT_G,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    Q,
    HELP,
    OTHER;

    /** Characters of a terminal in raw mode, one after another. */
    interface Characters {
        /** What {@link #next} gives at the end. */
        int END = -1;

        /** What {@link #next} gives if nothing comes in time. */
        int NONE = -2;

        /** The next, waiting for it for so long at most. */
        int next(long mostMs) throws IOException;
    }

    private static final char ESCAPE = 27;
    private static final long WAIT_MS = 100;

    /** What follows an escape comes at once; if nothing does it was the key of that name. */
    private static final long SEQUENCE_MS = 50;

    /** The next key, or null if none is pressed for a moment. Throws {@link EOFException} at the end. */
    static @Nullable Key next(Characters characters) throws IOException {
        int first = characters.next(WAIT_MS);
        return switch (first) {
            case Characters.NONE -> null;
            case Characters.END -> throw new EOFException();
            case ' ' -> SPACE;
            case 'p', 'P' -> P;
            case 'm', 'M' -> M;
            case 'g' -> G;
            case 'G' -> SHIFT_G;
            case 'q', 'Q' -> Q;
            case '?', 'h' -> HELP;
            case ESCAPE -> sequence(characters);
            default -> OTHER;
        };
    }

    /** An arrow, {@code [A} or {@code OA} after the escape, or some longer sequence, which is read to its end. */
    private static Key sequence(Characters characters) throws IOException {
        int next = characters.next(SEQUENCE_MS);
        if (next != '[' && next != 'O') {
            return OTHER;
        }
        int last = characters.next(SEQUENCE_MS);
        boolean plain = true;
        while (last >= 0 && (last < '@' || last > '~')) {
            plain = false;
            last = characters.next(SEQUENCE_MS);
        }
        return switch (plain ? last : Characters.NONE) {
            case 'A' -> UP;
            case 'B' -> DOWN;
            case 'C' -> RIGHT;
            case 'D' -> LEFT;
            default -> OTHER;
        };
    }
}
