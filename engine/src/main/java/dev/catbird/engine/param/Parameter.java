package dev.catbird.engine.param;

import java.math.BigDecimal;
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
    GRAIN("grain", "ms", 8.7f, 250, 8.7f, Curve.LOGARITHMIC, "length of one grain; three overlap"),
    LOOKAHEAD("lookahead", "ms", 0, 20, 11.6f, Curve.LINEAR, "delay of the sound: more is more faithful"),
    LOCK("lock", "ms", 0, 12, 6, Curve.LINEAR, "how far a new piece may move to agree in phase"),
    GATE("gate", "dB", -100, 0, -80, Curve.LINEAR, "input quieter than this is silence"),
    FREEZE("freeze", "", 0, 1, 0, Curve.SWITCH, "hold what is heard now while the corpus plays on"),
    WET("wet", "", 0, 1, 1, Curve.LINEAR, "1: only the corpus sounds; 0: only the target, delayed"),
    LEVEL("level", "dB", -60, 12, 0, Curve.LINEAR, "output level"),
    MUTE("mute", "", 0, 1, 0, Curve.SWITCH, "silence, while everything plays on unheard"),
    LINGER("linger", "ms", 0, 1000, 0, Curve.LINEAR, "time a picture stays at least");

    private final String id;
    private final String unit;
    private final float min;
    private final float max;
    private final float initial;
    private final Curve curve;
    private final String doc;

    Parameter(String id, String unit, float min, float max, float initial, Curve curve, String doc) {
        this.id = id;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.initial = initial;
        this.curve = curve;
        this.doc = doc;
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

    /** One line for people. */
    public String doc() {
        return doc;
    }

    /** The nearest allowed value. */
    public float clamp(float value) {
        float inside = Math.min(max, Math.max(min, value));
        return curve == Curve.INTEGER || curve == Curve.SWITCH ? Math.round(inside) : inside;
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

    /** The allowed range for people, such as {@code 0..12 semitones}. */
    public String range() {
        String numbers = curve == Curve.SWITCH ? "0 or 1" : number(min) + ".." + number(max);
        return unit.isEmpty() ? numbers : numbers + " " + unit;
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
