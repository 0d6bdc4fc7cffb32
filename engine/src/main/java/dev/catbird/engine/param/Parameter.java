package dev.catbird.engine.param;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registry: every knob of the instrument, once. The command line, the documents and every controller are made from
 * it. A parameter is listed here from the day it works. Thread: any.
 */
public enum Parameter {
    COMBINATION("combination", "", 1, 16, 5, Curve.INTEGER, "pieces of the corpus that sound together"),
    BLEND("blend", "", 0, 1, 1, Curve.LINEAR, "0: only the strongest piece sounds and shows; 1: the whole combination"),
    CONTINUITY("continuity", "", 0, 8, 1.2f, Curve.LINEAR, "how much a sounding piece is preferred to a new one"),
    ELASTIC("elastic", "semitones", 0, 12, 2, Curve.LINEAR, "how far a sounding piece may bend to stay in phase"),
    NOVELTY("novelty", "", 0, 1, 0.7f, Curve.LINEAR, "how much what was just heard is avoided"),
    TEMPERATURE(
            "temperature", "", 0, 1, 0, Curve.LINEAR, "how often another than the best new piece is taken; 0: never"),
    SEED("seed", "", 0, 9999, 1, Curve.INTEGER, "which dice the temperature throws: the same seed chooses alike"),
    GRAIN("grain", "ms", 8.7f, 250, 8.7f, Curve.LOGARITHMIC, "length of one grain; three overlap"),
    LOOKAHEAD("lookahead", "ms", 0, 20, 11.6f, Curve.LINEAR, "delay of the sound: more is more faithful"),
    LOCK("lock", "ms", 0, 12, 6, Curve.LINEAR, "how far a new piece may move to agree in phase"),
    IMPRINT("imprint", "", 0, 1, 0, Curve.LINEAR, "how far the sound is bent to the target's timbre: 1 is a vocoder"),
    GATE("gate", "dB", -100, 0, -80, Curve.LINEAR, "input quieter than this is silence"),
    TRANSPOSE("transpose", "semitones", -24, 24, 0, Curve.LINEAR, "how far the target is moved before it is explained"),
    FREEZE("freeze", "", 0, 1, 0, Curve.SWITCH, "hold what is heard now while the corpus plays on"),
    WET("wet", "", 0, 1, 1, Curve.LINEAR, "1: only the corpus sounds; 0: only the target, delayed"),
    LEVEL("level", "dB", -60, 12, 0, Curve.LINEAR, "output level"),
    MUTE("mute", "", 0, 1, 0, Curve.SWITCH, "silence, while everything plays on unheard"),
    MORPH("morph", "s", 0, 60, 0, Curve.LINEAR, "live: time in which the knobs turn to a preset that is called"),
    VIEW(
            "view",
            2,
            "how a combination becomes one picture; shares of the picture are shares of the sound",
            "single",
            "blend",
            "slices",
            "tiles",
            "bars"),
    FADE("fade", "ms", 0, 5000, 400, Curve.LINEAR, "time in which one view becomes another"),
    LINGER("linger", "ms", 0, 1000, 0, Curve.LINEAR, "time a picture stays at least"),
    FRAMING("framing", 0, "how a picture of another shape stands: whole, cut, or stretched", "fit", "fill", "stretch"),
    ZOOM("zoom", "", 1, 8, 1, Curve.LOGARITHMIC, "how far every picture is enlarged about its middle"),
    FEEDBACK("feedback", "ms", 0, 4000, 0, Curve.LINEAR, "how long what was shown shines through"),
    OPACITY("opacity", "", 0, 1, 1, Curve.LINEAR, "0: black; 1: the whole light of the pictures"),
    PICTURE_DELAY("picture-delay", "ms", -100, 200, 0, Curve.LINEAR, "live: moves the pictures against the sound"),
    BLACKOUT("blackout", "", 0, 1, 0, Curve.SWITCH, "black at once"),
    FLASH_LIMIT("flash-limit", "", 0, 1, 1, Curve.SWITCH, "soften what would flash more than three times a second"),
    PIN_TOP_LEFT_X("pin-top-left-x", 0, "live: where the picture's upper left corner goes, across the window"),
    PIN_TOP_LEFT_Y("pin-top-left-y", 0, "the same, down the window"),
    PIN_TOP_RIGHT_X("pin-top-right-x", 1, "where its upper right corner goes, across"),
    PIN_TOP_RIGHT_Y("pin-top-right-y", 0, "the same, down"),
    PIN_BOTTOM_RIGHT_X("pin-bottom-right-x", 1, "where its lower right corner goes, across"),
    PIN_BOTTOM_RIGHT_Y("pin-bottom-right-y", 1, "the same, down"),
    PIN_BOTTOM_LEFT_X("pin-bottom-left-x", 0, "where its lower left corner goes, across"),
    PIN_BOTTOM_LEFT_Y("pin-bottom-left-y", 1, "the same, down");

    /** What a parameter is about: a heading over its knob. */
    public enum Group {
        PIECES("pieces"),
        SOUND("sound"),
        PICTURE("picture"),
        PIN("corner pin");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }

    private final String id;
    private final String unit;
    private final float min;
    private final float max;
    private final float initial;
    private final Curve curve;
    private final String doc;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> choices;

    Parameter(String id, String unit, float min, float max, float initial, Curve curve, String doc) {
        this(id, unit, min, max, initial, curve, doc, List.of());
    }

    /** A place of a corner of the picture in the window: 0 is its left or upper edge, 1 the other; half a window beyond is room for any projector. */
    Parameter(String id, int initial, String doc) {
        this(id, "", -0.5f, 1.5f, initial, Curve.LINEAR, doc, List.of());
    }

    Parameter(String id, int initial, String doc, String... choices) {
        this(id, "", 0, choices.length - 1, initial, Curve.CHOICE, doc, List.of(choices));
    }

    Parameter(
            String id,
            String unit,
            float min,
            float max,
            float initial,
            Curve curve,
            String doc,
            List<String> choices) {
        this.id = id;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.initial = initial;
        this.curve = curve;
        this.doc = doc;
        this.choices = choices;
    }

    /** The name everybody uses: options, addresses, presets. */
    public String id() {
        return id;
    }

    /** Unit of the value, or empty. */
    public String unit() {
        return unit;
    }

    public float min() {
        return min;
    }

    public float max() {
        return max;
    }

    /** Value before anybody touches it. */
    public float initial() {
        return initial;
    }

    public Curve curve() {
        return curve;
    }

    /** What it is about. */
    public Group group() {
        if (ofPictures()) {
            return compareTo(PIN_TOP_LEFT_X) >= 0 ? Group.PIN : Group.PICTURE;
        }
        return compareTo(GATE) >= 0 ? Group.SOUND : Group.PIECES;
    }

    /** Whether only what is seen depends on it. */
    public boolean ofPictures() {
        return compareTo(VIEW) >= 0;
    }

    /** One line for people. */
    public String doc() {
        return doc;
    }

    /** The names of the values 0, 1 ... of a {@link Curve#CHOICE}; empty for any other. */
    public List<String> choices() {
        return choices;
    }

    /** Whether values are whole numbers. */
    public boolean whole() {
        return curve == Curve.INTEGER || curve == Curve.SWITCH || curve == Curve.CHOICE;
    }

    /** The nearest allowed value. */
    public float clamp(float value) {
        float inside = Math.min(max, Math.max(min, value));
        return whole() ? Math.round(inside) : inside;
    }

    /** The value at a knob's position 0..1. */
    public float at(float positionNorm) {
        float p = Math.min(1, Math.max(0, positionNorm));
        float value = curve == Curve.LOGARITHMIC ? (float) (min * Math.pow(max / min, p)) : min + p * (max - min);
        return clamp(value);
    }

    /** The knob's position 0..1 for a value. */
    public float positionNorm(float value) {
        float v = clamp(value);
        return curve == Curve.LOGARITHMIC ? (float) (Math.log(v / min) / Math.log(max / min)) : (v - min) / (max - min);
    }

    /** The allowed range for people, such as {@code 0..12 semitones} or {@code fit, fill or stretch}. */
    public String range() {
        if (curve == Curve.CHOICE) {
            int last = choices.size() - 1;
            return String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
        }
        String numbers = curve == Curve.SWITCH ? "0 or 1" : number(min) + ".." + number(max);
        return unit.isEmpty() ? numbers : numbers + " " + unit;
    }

    /** A value of this parameter for people: its name, or a number. */
    public String text(float value) {
        return curve == Curve.CHOICE ? choices.get(Math.round(clamp(value))) : number(value);
    }

    /** A value for people: no more digits than needed. */
    public static String number(float value) {
        String digits = Float.toString(value);
        return Float.isFinite(value)
                ? new BigDecimal(digits).stripTrailingZeros().toPlainString()
                : digits;
    }

    /** The parameter of that name, or null. */
    public static @Nullable Parameter named(String id) {
        for (Parameter p : values()) {
            if (p.id.equals(id)) {
                return p;
            }
        }
        return null;
    }
}
