package dev.catbird.render.gl;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The keys of the output window. Thread: any. */
public enum StageKey {
    FULL_SCREEN("f", "full screen, and back"),
    BLACKOUT("b", "black at once, and back"),
    FREEZE("space", "hold what is heard now, and let it go"),
    PANIC("p", "cut off all that sounds, and begin anew"),
    MORE("right", "one piece more"),
    FEWER("left", "one piece fewer"),
    BLEND_UP("up", "more of the other pieces beside the strongest"),
    BLEND_DOWN("down", "less of them"),
    NEXT_VIEW("v", "the next view"),
    PRESET("1-9", "the preset of that number"),
    NEXT_PRESET("n", "the next preset; N the one before"),
    UNDO("u", "take back the last preset or reset"),
    RESET("r", "all knobs as at the beginning"),
    SAVE_PRESET("w", "write a preset of your own: how the knobs stand now"),
    SCREENSHOT("s", "write what is shown to a PNG file"),
    QUIT("q", "quit, if pressed twice"),
    HELP("?", "this list");

    private final String key;
    private final String doc;

    StageKey(String key, String doc) {
        this.key = key;
        this.doc = doc;
    }

    /** What to press. */
    public String key() {
        return key;
    }

    /** What it does, for people. */
    public String doc() {
        return doc;
    }

    /** All keys in one line. */
    public static String list() {
        return Arrays.stream(values()).map(k -> k.key + ": " + k.doc).collect(Collectors.joining("; "));
    }
}
