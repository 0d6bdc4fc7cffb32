package dev.catbird.app.demo;

import java.awt.Color;

/** Colours: mixing, fading, and twelve hues of one lightness for the twelve pitch classes. Thread: any. */
final class Tint {
    private static final Color[] HUES = hues(0.76, 0.125);

    private Tint() {}

    static Color rgb(int rrggbb) {
        return new Color(rrggbb);
    }

    static Color mix(Color a, Color b, double share) {
        double s = Ease.clamp(share);
        return new Color(
                (int) Math.round(Ease.mix(a.getRed(), b.getRed(), s)),
                (int) Math.round(Ease.mix(a.getGreen(), b.getGreen(), s)),
                (int) Math.round(Ease.mix(a.getBlue(), b.getBlue(), s)),
                (int) Math.round(Ease.mix(a.getAlpha(), b.getAlpha(), s)));
    }

    static Color fade(Color color, double opacity) {
        int alpha = (int) Math.round(255 * Ease.clamp(opacity));
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** The hue of a pitch, the same in every octave; between semitones it blends. */
    static Color ofSemitones(double aboveA) {
        double place = ((aboveA % 12) + 12) % 12;
        int below = (int) place;
        return mix(HUES[below % 12], HUES[(below + 1) % 12], Ease.smooth((place - below - 0.25) * 2));
    }

    /** Hues a fifth apart in pitch are neighbours on the wheel, so that a scale jumps clearly from tone to tone. */
    private static Color[] hues(double lightness, double chroma) {
        Color[] hues = new Color[12];
        for (int i = 0; i < 12; i++) {
            hues[i] = oklch(lightness, chroma, 2 * Math.PI * (i * 7 % 12) / 12 + 0.5);
        }
        return hues;
    }

    /** Ottosson, A perceptual color space for image processing (2020); clipped to sRGB. */
    private static Color oklch(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new Color(
                gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static float gamma(double linear) {
        double c = Ease.clamp(linear);
        return (float) Ease.clamp(c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055);
    }
}
