package dev.catbird.render.gl;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the four corners of a picture go, for projectors that stand askew: the perspective map from the window to the picture. Thread: any.
 *
 * <p>The map of the unit square to a quadrilateral is Heckbert's (Fundamentals of Texture Mapping and Image Warping, 1989, 2.2.3),
 * turned round.
 */
public final class CornerPin {
    /** The whole window. */
    public static final CornerPin NONE = new CornerPin(new double[] {0, 0, 1, 0, 1, 1, 0, 1});

    /** Where the parameters of the corners are in the order of {@link #of}. */
    private static final List<Parameter> KNOBS = List.of(
            Parameter.PIN_TOP_LEFT_X,
            Parameter.PIN_TOP_LEFT_Y,
            Parameter.PIN_TOP_RIGHT_X,
            Parameter.PIN_TOP_RIGHT_Y,
            Parameter.PIN_BOTTOM_RIGHT_X,
            Parameter.PIN_BOTTOM_RIGHT_Y,
            Parameter.PIN_BOTTOM_LEFT_X,
            Parameter.PIN_BOTTOM_LEFT_Y);

    private static final double LEAST_TURN = 1e-4;

    private final double[] corners;
    private final float[] rows = new float[9];

    private CornerPin(double[] c) {
        corners = c;
        double acrossX = c[2] - c[4];
        double acrossY = c[3] - c[5];
        double downX = c[6] - c[4];
        double downY = c[7] - c[5];
        double sumX = c[0] - c[2] + c[4] - c[6];
        double sumY = c[1] - c[3] + c[5] - c[7];
        double turn = acrossX * downY - downX * acrossY;
        double g = (sumX * downY - downX * sumY) / turn;
        double h = (acrossX * sumY - sumX * acrossY) / turn;
        double a = c[2] - c[0] + g * c[2];
        double b = c[6] - c[0] + h * c[6];
        double d = c[3] - c[1] + g * c[3];
        double e = c[7] - c[1] + h * c[7];
        double[] back = {
            e - c[1] * h,
            c[0] * h - b,
            b * c[1] - c[0] * e,
            c[1] * g - d,
            a - c[0] * g,
            c[0] * d - a * c[1],
            d * h - e * g,
            b * g - a * h,
            a * e - b * d
        };
        for (int i = 0; i < 9; i++) {
            rows[i] = (float) (back[i] / (a * e - b * d));
        }
    }

    /**
     * Reads eight numbers: x and y of the upper left, upper right, lower right and lower left corner, 0..1 of the window's width and height
     * from its upper left. Throws IllegalArgumentException, with what is wrong, unless they are corners of a convex shape in that order.
     */
    public static CornerPin of(String numbers) {
        String[] parts = numbers.strip().split("[,;\\s]+", -1);
        if (parts.length != 8) {
            throw new IllegalArgumentException("it takes eight numbers, two for each corner");
        }
        double[] corners = new double[8];
        for (int i = 0; i < 8; i++) {
            try {
                corners[i] = Double.parseDouble(parts[i]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(parts[i] + " is no number", e);
            }
        }
        for (int i = 0; i < 8; i++) {
            Parameter knob = KNOBS.get(i);
            if (!(corners[i] >= knob.min() && corners[i] <= knob.max())) {
                throw new IllegalArgumentException(parts[i] + " is too far away; each number is in " + knob.range());
            }
        }
        if (!bulges(corners)) {
            throw new IllegalArgumentException(
                    "corners go upper left, upper right, lower right, lower left, and bulge outwards");
        }
        return new CornerPin(corners);
    }

    /** The corners as their parameters say, or null unless they are those of a convex shape. */
    static @Nullable CornerPin of(Parameters parameters) {
        double[] corners = new double[8];
        for (int i = 0; i < 8; i++) {
            corners[i] = parameters.get(KNOBS.get(i));
        }
        return bulges(corners) ? new CornerPin(corners) : null;
    }

    private static boolean bulges(double[] corners) {
        for (int i = 0; i < 8; i += 2) {
            double forthX = corners[(i + 2) % 8] - corners[i];
            double forthY = corners[(i + 3) % 8] - corners[i + 1];
            double onX = corners[(i + 4) % 8] - corners[(i + 2) % 8];
            double onY = corners[(i + 5) % 8] - corners[(i + 3) % 8];
            if (!(forthX * onY - forthY * onX > LEAST_TURN)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the parameters say this. */
    boolean is(Parameters parameters) {
        for (int i = 0; i < 8; i++) {
            if ((float) corners[i] != parameters.get(KNOBS.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The eight numbers as {@link #of(String)} reads them. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (double corner : corners) {
            // A parameter is a float: its shortest form says all of it.
            text.append(text.length() == 0 ? "" : ",").append(Parameter.number((float) corner));
        }
        return text.toString();
    }

    /** Sets the parameters to this. */
    public void set(Parameters parameters) {
        for (int i = 0; i < 8; i++) {
            parameters.set(KNOBS.get(i), (float) corners[i]);
        }
    }

    /** The rows of the matrix that takes a place in the window, 0..1 from its upper left, to one in the picture. */
    float[] rows() {
        return rows;
    }
}
