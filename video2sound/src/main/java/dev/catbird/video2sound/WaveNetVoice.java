package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * A WaveNet that makes one sample after the other. What each layer said is kept until the layer after needs it again, so a sample
 * costs as much as the layers and not as all that they depend on (Le Paine et al. 2016). Thread: one; calls allocate nothing.
 */
final class WaveNetVoice {
    private final Kernels kernels;
    private final WaveNet net;
    private final int channels;
    private final int both;
    private final float[][] kept;
    private final int[] keptAt;
    private final float[] heard;
    private final float[] sums;
    private final float[] gated;
    private final float[] out;
    private final float[] through;
    private final float[] hidden;
    private final float[] codes;

    WaveNetVoice(WaveNet net) {
        this(net, Kernels.best());
    }

    WaveNetVoice(WaveNet net, Kernels kernels) {
        this.net = net;
        this.kernels = kernels;
        channels = net.shape().channels();
        both = net.shape().both();
        kept = new float[net.shape().layers()][];
        Arrays.setAll(kept, l -> new float[net.shape().dilation(l) * channels]);
        keptAt = new int[kept.length];
        heard = new float[both];
        sums = new float[both];
        gated = new float[both];
        out = new float[both];
        through = new float[channels];
        hidden = new float[both];
        codes = new float[net.shape().codes()];
    }

    /**
     * Hears the code before, sees what lies {@code way} from one projection to the other, and says of each code how likely it comes
     * next: logarithms, but for what is the same for all. Overwritten by the next call.
     */
    @RealTime
    float[] next(int before, float[] from, float[] to, float way) {
        System.arraycopy(net.embedding(), before * channels, heard, 0, channels);
        Arrays.fill(through, 0);
        for (int l = 0; l < kept.length; l++) {
            layer(l, from, to, way);
        }
        squeeze(through, channels);
        kernels.innerColumns(net.first(), 0, both, through, channels, hidden);
        add(net.firstBiases(), hidden, both);
        squeeze(hidden, both);
        kernels.innerColumns(net.second(), 0, codes.length, hidden, both, codes);
        add(net.secondBiases(), codes, codes.length);
        return codes;
    }

    private void layer(int l, float[] from, float[] to, float way) {
        float[] ring = kept[l];
        int at = keptAt[l];
        System.arraycopy(ring, at, heard, channels, channels);
        System.arraycopy(heard, 0, ring, at, channels);
        keptAt[l] = at + channels == ring.length ? 0 : at + channels;
        kernels.innerColumns(net.heard(l), 0, both, heard, both, sums);
        int seen = l * both;
        for (int c = 0; c < both; c++) {
            sums[c] += from[seen + c] + way * (to[seen + c] - from[seen + c]);
        }
        kernels.squash(sums, gated, both);
        for (int c = 0; c < channels; c++) {
            gated[c] *= 0.5f + 0.5f * gated[channels + c];
        }
        kernels.innerColumns(net.out(l), 0, both, gated, channels, out);
        float[] biases = net.outBiases(l);
        for (int c = 0; c < channels; c++) {
            heard[c] += out[c] + biases[c];
            through[c] += out[channels + c] + biases[channels + c];
        }
    }

    private static void add(float[] biases, float[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] += biases[i];
        }
    }

    /** The rectifier. */
    private static void squeeze(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(0, x[i]);
        }
    }
}
