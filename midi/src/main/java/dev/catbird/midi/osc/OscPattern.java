package dev.catbird.midi.osc;

import java.util.BitSet;
import java.util.List;

/**
 * An address pattern of OSC 1.0: {@code ?} any letter, {@code *} any number of them, {@code [a-c]} and {@code [!a-c]} one of some, {@code
 * {wet,dry}} one of some words; none of them a slash. It goes through the pattern once for each letter of an address, whatever stands in it: JavaOSC's
 * own goes back and forth, and of a few dozen {@code *} comes to no end. Thread: any.
 */
final class OscPattern {
    private final String pattern;

    private OscPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Whether an address is one. */
    static boolean is(String address) {
        return address.chars().anyMatch(letter -> "*?[]{}".indexOf(letter) >= 0);
    }

    /** All known addresses that it fits, in order; none where brackets or braces are not closed. */
    static List<OscAddress> matches(String pattern) {
        OscPattern compiled = new OscPattern(pattern);
        return OscAddress.ALL.values().stream()
                .filter(address -> compiled.fits(address.path()))
                .toList();
    }

    /** Whether it fits the whole of a path. */
    private boolean fits(String path) {
        // Places in the pattern, each a set of places in the path where one may be with it.
        BitSet[] reached = new BitSet[pattern.length() + 1];
        for (int i = 0; i < reached.length; i++) {
            reached[i] = new BitSet(path.length() + 1);
        }
        reached[0].set(0);
        for (int at = 0; at < pattern.length(); at++) {
            if (!reached[at].isEmpty() && !step(at, path, reached)) {
                return false;
            }
        }
        return reached[pattern.length()].get(path.length());
    }

    /** Goes on from a place in the pattern by what stands there; false if it is no pattern. */
    private boolean step(int at, String path, BitSet[] reached) {
        char letter = pattern.charAt(at);
        int end = letter == '[' ? pattern.indexOf(']', at + 1) : letter == '{' ? pattern.indexOf('}', at + 1) : at;
        if (end < 0) {
            return false;
        }
        for (int from = reached[at].nextSetBit(0); from >= 0; from = reached[at].nextSetBit(from + 1)) {
            switch (letter) {
                case '*' -> {
                    int to = path.indexOf('/', from);
                    reached[end + 1].set(from, (to < 0 ? path.length() : to) + 1);
                }
                case '{' -> words(at, end, from, path, reached);
                default -> {
                    if (from < path.length() && one(at, end, path.charAt(from))) {
                        reached[end + 1].set(from + 1);
                    }
                }
            }
        }
        return true;
    }

    private void words(int at, int end, int from, String path, BitSet[] reached) {
        for (String word : pattern.substring(at + 1, end).split(",", -1)) {
            if (path.startsWith(word, from)) {
                reached[end + 1].set(from + word.length());
            }
        }
    }

    /** Whether a letter of a path fits what stands from {@code at} to {@code end}. */
    private boolean one(int at, int end, char letter) {
        char wanted = pattern.charAt(at);
        if (wanted == '?') {
            return letter != '/';
        }
        return wanted == '[' ? letter != '/' && among(at + 1, end, letter) : wanted == letter;
    }

    private boolean among(int begin, int end, char letter) {
        boolean others = begin < end && pattern.charAt(begin) == '!';
        boolean found = false;
        for (int i = others ? begin + 1 : begin; i < end; i++) {
            char low = pattern.charAt(i);
            char high = low;
            if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                high = pattern.charAt(i + 2);
                i += 2;
            }
            found |= letter >= low && letter <= high;
        }
        return found != others;
    }
}
