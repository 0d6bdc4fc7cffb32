package dev.catbird.midi.osc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells whether bytes are a packet of OSC 1.0 before anything is made of them: every length within the one around it, every argument
 * there, no more messages and no deeper bundles than a control surface sends. Whoever passes can be parsed without reading far,
 * allocating much or going round in circles. Thread: any.
 */
final class PacketCheck {
    /** Bytes of the longest packet: all parameters at once take a tenth of it. */
    static final int LONGEST_BYTES = 8192;

    static final int MOST_MESSAGES = 512;

    /** Bundles within bundles. */
    static final int DEEPEST = 4;

    private static final byte[] BUNDLE = "#bundle\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUNDLE_HEADER_BYTES = 16;
    private static final int WORD_BYTES = 4;

    /** What bytes are. */
    enum Verdict {
        GOOD,
        /** Not OSC, or not all of it. */
        MALFORMED,
        /** Too long, or too many messages. */
        HUGE,
        /** Bundles within bundles within bundles. */
        LOOPING
    }

    private final byte[] bytes;
    private int messages;

    private PacketCheck(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Looks at the first {@code length} bytes. */
    static Verdict of(byte[] bytes, int length) {
        return length > LONGEST_BYTES ? Verdict.HUGE : new PacketCheck(bytes).packet(0, length, 0);
    }

    private Verdict packet(int from, int to, int depth) {
        if (to - from < WORD_BYTES || (to - from) % WORD_BYTES != 0) {
            return Verdict.MALFORMED;
        }
        if (bytes[from] == '#') {
            return bundle(from, to, depth + 1);
        }
        messages++;
        return messages > MOST_MESSAGES ? Verdict.HUGE : message(from, to) ? Verdict.GOOD : Verdict.MALFORMED;
    }

    private Verdict bundle(int from, int to, int depth) {
        if (to - from < BUNDLE_HEADER_BYTES
                || !Arrays.equals(bytes, from, from + BUNDLE.length, BUNDLE, 0, BUNDLE.length)) {
            return Verdict.MALFORMED;
        }
        if (depth > DEEPEST) {
            return Verdict.LOOPING;
        }
        int at = from + BUNDLE_HEADER_BYTES;
        while (at < to) {
            int length = to - at < WORD_BYTES ? 0 : word(at);
            at += WORD_BYTES;
            if (length <= 0 || length > to - at) {
                return Verdict.MALFORMED;
            }
            Verdict verdict = packet(at, at + length, depth);
            if (verdict != Verdict.GOOD) {
                return verdict;
            }
            at += length;
        }
        return Verdict.GOOD;
    }

    private boolean message(int from, int to) {
        if (bytes[from] != '/') {
            return false;
        }
        int tags = afterString(from, to);
        if (tags == to) {
            // Some send no type tags where there are no arguments.
            return true;
        }
        if (tags < 0 || bytes[tags] != ',') {
            return false;
        }
        int at = afterString(tags, to);
        for (int tag = tags + 1; at >= 0 && bytes[tag] != 0; tag++) {
            at = afterArgument(bytes[tag], at, to);
        }
        return at == to;
    }

    /** Where the next argument begins, or -1. */
    private int afterArgument(byte tag, int at, int to) {
        int length = switch (tag) {
            case 'T', 'F', 'N', 'I' -> 0;
            case 'i', 'f', 'c', 'r', 'm' -> WORD_BYTES;
            case 'h', 'd', 't' -> 2 * WORD_BYTES;
            case 's', 'S' -> {
                int after = at < to ? afterString(at, to) : -1;
                yield after < 0 ? -1 : after - at;
            }
            case 'b' -> to - at < WORD_BYTES ? -1 : blob(word(at), to - at);
            default -> -1;
        };
        return length < 0 || length > to - at ? -1 : at + length;
    }

    /** Bytes that a blob takes with its length and padding, or -1. */
    private static int blob(int length, int room) {
        return length < 0 || length > room ? -1 : WORD_BYTES + (length + WORD_BYTES - 1) / WORD_BYTES * WORD_BYTES;
    }

    /** The next word after a string and the zeros that end it, or -1. */
    private int afterString(int from, int to) {
        int end = from;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        int after = from + ((end - from) / WORD_BYTES + 1) * WORD_BYTES;
        if (after > to) {
            return -1;
        }
        for (int i = end; i < after; i++) {
            if (bytes[i] != 0) {
                return -1;
            }
        }
        return after;
    }

    private int word(int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }
}
