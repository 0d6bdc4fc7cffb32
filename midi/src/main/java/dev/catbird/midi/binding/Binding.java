package dev.catbird.midi.binding;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.message.Controller;

/**
 * A controller that turns a parameter. Thread: any.
 *
 * @param low the parameter's value at the controller's lower end
 * @param high the value at its upper end, above {@code low}
 * @param curve 1: evenly over the parameter's own curve; more: finer at the lower end; less: finer at the upper
 * @param invert the controller's ends swapped
 * @param mode what its values mean; suits the controller
 * @param pickUp nothing happens before the controller stands where the parameter does
 * @param feedback the device is told of every change, for its lights and motors
 */
public record Binding(
        Controller controller,
        Parameter parameter,
        float low,
        float high,
        float curve,
        boolean invert,
        Mode mode,
        boolean pickUp,
        boolean feedback) {
    public static final float FLATTEST_CURVE = 0.1f;
    public static final float STEEPEST_CURVE = 10;

    /** The whole range, as one would expect of such a controller. */
    public static Binding of(Controller controller, Parameter parameter) {
        return new Binding(
                controller,
                parameter,
                parameter.min(),
                parameter.max(),
                1,
                false,
                usualMode(controller, parameter),
                true,
                true);
    }

    /** What a controller of that kind does to a parameter if nobody says otherwise. */
    public static Mode usualMode(Controller controller, Parameter parameter) {
        if (controller.kind() != Controller.Kind.NOTE) {
            return Mode.ABSOLUTE;
        }
        return switch (parameter.curve()) {
            case SWITCH -> Mode.TOGGLE;
            case CHOICE -> Mode.NEXT;
            default -> Mode.VELOCITY;
        };
    }

    public Binding withMode(Mode other) {
        return new Binding(controller, parameter, low, high, curve, invert, other, pickUp, feedback);
    }

    public Binding withRange(float from, float to) {
        return new Binding(controller, parameter, from, to, curve, invert, mode, pickUp, feedback);
    }

    public Binding withCurve(float other, boolean inverted) {
        return new Binding(controller, parameter, low, high, other, inverted, mode, pickUp, feedback);
    }

    public Binding withPickUp(boolean on) {
        return new Binding(controller, parameter, low, high, curve, invert, mode, on, feedback);
    }

    public Binding withFeedback(boolean on) {
        return new Binding(controller, parameter, low, high, curve, invert, mode, pickUp, on);
    }

    /** The parameter's value where the controller stands at 0..1. */
    public float value(float positionNorm) {
        float p = Math.min(1, Math.max(0, invert ? 1 - positionNorm : positionNorm));
        float bent = curve == 1 ? p : (float) Math.pow(p, curve);
        if (bent == 0 || bent == 1) {
            return bent == 0 ? low : high;
        }
        float from = parameter.positionNorm(low);
        return parameter.at(from + bent * (parameter.positionNorm(high) - from));
    }

    /** Where the controller stands, 0..1, for a value; values outside of the range are at its ends. */
    public float positionNorm(float value) {
        float from = parameter.positionNorm(low);
        float bent = (parameter.positionNorm(value) - from) / (parameter.positionNorm(high) - from);
        float inside = Math.min(1, Math.max(0, bent));
        float p = curve == 1 ? inside : (float) Math.pow(inside, 1 / curve);
        return invert ? 1 - p : p;
    }

    /** How far one step of a relative controller goes, 0..1: of whole values one. */
    public float step() {
        return parameter.whole() ? 1 / (high - low) : 1f / Controller.Kind.CC.top();
    }

    /** Whether {@link Mode#NEXT} makes sense. */
    static boolean countable(Parameter parameter) {
        return parameter.curve() != Curve.LINEAR && parameter.curve() != Curve.LOGARITHMIC;
    }
}
