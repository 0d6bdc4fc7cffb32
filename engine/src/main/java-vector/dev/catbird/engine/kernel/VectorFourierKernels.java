package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The steps of transforms with the Vector API; what fills no whole vectors is left to plain Java. Thread: any. Compiled by
 * itself, against a module that Java may lack; made by {@link FourierChoice} only.
 */
final class VectorFourierKernels extends FourierKernels {
    private static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    private static final int LANES = FLOATS.length();

    private final FourierKernels plain = FourierKernels.plain();

    VectorFourierKernels() {}

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(FLOATS, a, at);
    }

    @Override
    @RealTime
    public void four(float[] re, float[] im, float[] intoRe, float[] intoIm, float[] turns, int quarter, int width) {
        if (width % LANES != 0) {
            plain.four(re, im, intoRe, intoIm, turns, quarter, width);
            return;
        }
        int next = quarter * width;
        for (int p = 0; p < quarter; p++) {
            FloatVector cos1 = FloatVector.broadcast(FLOATS, turns[6 * p]);
            FloatVector sin1 = FloatVector.broadcast(FLOATS, turns[6 * p + 1]);
            FloatVector cos2 = FloatVector.broadcast(FLOATS, turns[6 * p + 2]);
            FloatVector sin2 = FloatVector.broadcast(FLOATS, turns[6 * p + 3]);
            FloatVector cos3 = FloatVector.broadcast(FLOATS, turns[6 * p + 4]);
            FloatVector sin3 = FloatVector.broadcast(FLOATS, turns[6 * p + 5]);
            int from = p * width;
            int to = 4 * p * width;
            for (int i = 0; i < width; i += LANES) {
                int a = from + i;
                FloatVector aRe = load(re, a);
                FloatVector aIm = load(im, a);
                FloatVector bRe = load(re, a + next);
                FloatVector bIm = load(im, a + next);
                FloatVector cRe = load(re, a + 2 * next);
                FloatVector cIm = load(im, a + 2 * next);
                FloatVector dRe = load(re, a + 3 * next);
                FloatVector dIm = load(im, a + 3 * next);
                FloatVector sumRe = aRe.add(cRe);
                FloatVector sumIm = aIm.add(cIm);
                FloatVector differenceRe = aRe.sub(cRe);
                FloatVector differenceIm = aIm.sub(cIm);
                FloatVector otherSumRe = bRe.add(dRe);
                FloatVector otherSumIm = bIm.add(dIm);
                FloatVector otherDifferenceRe = bRe.sub(dRe);
                FloatVector otherDifferenceIm = bIm.sub(dIm);
                int o = to + i;
                sumRe.add(otherSumRe).intoArray(intoRe, o);
                sumIm.add(otherSumIm).intoArray(intoIm, o);
                o += width;
                FloatVector x = differenceRe.add(otherDifferenceIm);
                FloatVector y = differenceIm.sub(otherDifferenceRe);
                x.mul(cos1).sub(y.mul(sin1)).intoArray(intoRe, o);
                x.mul(sin1).add(y.mul(cos1)).intoArray(intoIm, o);
                o += width;
                x = sumRe.sub(otherSumRe);
                y = sumIm.sub(otherSumIm);
                x.mul(cos2).sub(y.mul(sin2)).intoArray(intoRe, o);
                x.mul(sin2).add(y.mul(cos2)).intoArray(intoIm, o);
                o += width;
                x = differenceRe.sub(otherDifferenceIm);
                y = differenceIm.add(otherDifferenceRe);
                x.mul(cos3).sub(y.mul(sin3)).intoArray(intoRe, o);
                x.mul(sin3).add(y.mul(cos3)).intoArray(intoIm, o);
            }
        }
    }

    @Override
    @RealTime
    public void two(float[] re, float[] im, float[] intoRe, float[] intoIm, int width) {
        if (width % LANES != 0) {
            plain.two(re, im, intoRe, intoIm, width);
            return;
        }
        for (int i = 0; i < width; i += LANES) {
            FloatVector aRe = load(re, i);
            FloatVector aIm = load(im, i);
            FloatVector bRe = load(re, width + i);
            FloatVector bIm = load(im, width + i);
            aRe.add(bRe).intoArray(intoRe, i);
            aIm.add(bIm).intoArray(intoIm, i);
            aRe.sub(bRe).intoArray(intoRe, width + i);
            aIm.sub(bIm).intoArray(intoIm, width + i);
        }
    }

    @Override
    @RealTime
    public void magnitudes(
            float[] re,
            float[] im,
            float[] turns,
            int half,
            int bins,
            int lanes,
            float[] magnitudes,
            float[] sums,
            float[] largest) {
        if (lanes % LANES != 0) {
            plain.magnitudes(re, im, turns, half, bins, lanes, magnitudes, sums, largest);
            return;
        }
        for (int i = 0; i < lanes; i += LANES) {
            FloatVector sum = FloatVector.zero(FLOATS);
            FloatVector most = sum;
            for (int k = 1; k <= bins; k++) {
                float cos = turns[2 * k];
                float sin = turns[2 * k + 1];
                int at = (k == half ? 0 : k) * lanes + i;
                int mirrored = (half - k) * lanes + i;
                FloatVector aRe = load(re, at);
                FloatVector aIm = load(im, at);
                FloatVector bRe = load(re, mirrored);
                FloatVector bIm = load(im, mirrored);
                FloatVector oddRe = aIm.add(bIm);
                FloatVector oddIm = bRe.sub(aRe);
                FloatVector x = aRe.add(bRe).add(oddRe.mul(cos).add(oddIm.mul(sin)));
                FloatVector y = aIm.sub(bIm).add(oddIm.mul(cos).sub(oddRe.mul(sin)));
                FloatVector magnitude =
                        x.mul(x).add(y.mul(y)).lanewise(VectorOperators.SQRT).mul(0.5f);
                magnitude.intoArray(magnitudes, (k - 1) * lanes + i);
                sum = sum.add(magnitude);
                most = most.max(magnitude);
            }
            sum.intoArray(sums, i);
            most.intoArray(largest, i);
        }
    }

    @Override
    @RealTime
    public void scaledRoots(float[] values, float[] scales, int bins, int lanes) {
        if (lanes % LANES != 0) {
            plain.scaledRoots(values, scales, bins, lanes);
            return;
        }
        for (int i = 0; i < lanes; i += LANES) {
            FloatVector scale = load(scales, i);
            for (int at = i; at < bins * lanes; at += lanes) {
                load(values, at).mul(scale).lanewise(VectorOperators.SQRT).intoArray(values, at);
            }
        }
    }
}
