package dev.catbird.app;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
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
    N,
    SHIFT_N,
    U,
    R,
    W,
    ONE,
    TWO,
    THREE,
    FOUR,
    FIVE,
    SIX,
    SEVEN,
    EIGHT,
    NINE,
    HELP,
    OTHER;

    private static final List<Key> DIGITS = List.of(ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE);

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
            case 'n' -> N;
            case 'N' -> SHIFT_N;
            case 'u', 'U' -> U;
            case 'r', 'R' -> R;
            case 'w', 'W' -> W;
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> DIGITS.get(first - '1');
            case '?', 'h' -> HELP;
            case ESCAPE -> sequence(characters);
            default -> OTHER;
        };
    }

    /** The key of a digit, 1 to 9. */
    static Key digit(int number) {
        return DIGITS.get(number - 1);
    }

    /** What a digit says, 1 to 9; 0 for any other key. */
    int number() {
        return DIGITS.indexOf(this) + 1;
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
