package dev.catbird.video2sound;

import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Takes a stretch of sound through a WaveNet at once, every sample as if it had been heard, and the loss back to all weights. Before
 * the stretch there was nothing. Thread: worker, one.
 */
final class WaveNetChunk {
    private final Kernels kernels = Kernels.best();
    private final WaveNet net;
    private final int channels;
    private final int both;
    private final int layers;
    /** What each layer heard, and what of it came through tanh. */
    private final float[][] heard;

    private final float[][] squashed;
    private final float[] through;
    private final float[] hidden;
    private final float[] codes;
    private final float[] window;
    private final float[] sums;
    private final float[] gated;

    /** For stretches of up to {@code most} samples. */
    WaveNetChunk(WaveNet net, int most) {
        this.net = net;
        channels = net.shape().channels();
        both = net.shape().both();
        layers = net.shape().layers();
        heard = new float[layers + 1][most * channels];
        squashed = new float[layers][most * both];
        through = new float[most * channels];
        hidden = new float[most * both];
        codes = new float[most * net.shape().codes()];
        window = new float[both];
        sums = new float[Math.max(both, net.shape().codes())];
        gated = new float[both];
    }

    /** For every sample how likely each code is, {@code codes} numbers a sample, as {@link WaveNetVoice#next} says it. */
    float[] predict(WaveNetStretch stretch) {
        int frames = stretch.frames();
        float[][] projected = new float[stretch.seen().length][layers * both];
        for (int k = 0; k < projected.length; k++) {
            net.project(stretch.seen()[k], projected[k], sums);
        }
        for (int t = 0; t < frames; t++) {
            System.arraycopy(net.embedding(), stretch.codes()[t] * channels, heard[0], t * channels, channels);
        }
        Arrays.fill(through, 0);
        for (int l = 0; l < layers; l++) {
            for (int t = 0; t < frames; t++) {
                hear(l, t);
                kernels.innerColumns(net.heard(l), 0, both, window, both, sums);
                see(projected, stretch, l, t);
                kernels.squash(sums, sums, both);
                System.arraycopy(sums, 0, squashed[l], t * both, both);
                gate(l, t);
                kernels.innerColumns(net.out(l), 0, both, gated, channels, sums);
                pass(l, t);
            }
        }
        for (int t = 0; t < frames; t++) {
            decide(t);
        }
        return codes;
    }

    /** What layer l hears at t: now, then before. */
    private void hear(int l, int t) {
        System.arraycopy(heard[l], t * channels, window, 0, channels);
        int past = t - net.shape().dilation(l);
        if (past >= 0) {
            System.arraycopy(heard[l], past * channels, window, channels, channels);
        } else {
            Arrays.fill(window, channels, both, 0);
        }
    }

    private void see(float[][] projected, WaveNetStretch stretch, int l, int t) {
        int k = stretch.picture()[t];
        float[] from = projected[k];
        float[] to = projected[Math.min(projected.length - 1, k + 1)];
        for (int c = 0; c < both; c++) {
            sums[c] += from[l * both + c] + stretch.way()[t] * (to[l * both + c] - from[l * both + c]);
        }
    }

    private void gate(int l, int t) {
        for (int c = 0; c < channels; c++) {
            gated[c] = squashed[l][t * both + c] * (0.5f + 0.5f * squashed[l][t * both + channels + c]);
        }
    }

    private void pass(int l, int t) {
        float[] biases = net.outBiases(l);
        for (int c = 0; c < channels; c++) {
            heard[l + 1][t * channels + c] = heard[l][t * channels + c] + (sums[c] + biases[c]);
            through[t * channels + c] += sums[channels + c] + biases[channels + c];
        }
    }

    private void decide(int t) {
        for (int c = 0; c < channels; c++) {
            through[t * channels + c] = Math.max(0, through[t * channels + c]);
        }
        System.arraycopy(through, t * channels, gated, 0, channels);
        kernels.innerColumns(net.first(), 0, both, gated, channels, sums);
        for (int c = 0; c < both; c++) {
            hidden[t * both + c] = Math.max(0, sums[c] + net.firstBiases()[c]);
        }
        System.arraycopy(hidden, t * both, window, 0, both);
        kernels.innerColumns(net.second(), 0, net.shape().codes(), window, both, sums);
        for (int c = 0; c < net.shape().codes(); c++) {
            codes[t * net.shape().codes() + c] = sums[c] + net.secondBiases()[c];
        }
    }

    /** After {@link #predict}: the mean of how unlikely the true codes from {@code first} on are, in bits. */
    double bits(WaveNetStretch stretch, int first) {
        double sum = 0;
        for (int t = first; t < stretch.frames(); t++) {
            sum += unlikely(stretch, t);
        }
        return sum / Math.max(1, stretch.frames() - first) / Math.log(2);
    }

    /** Turns what was said at t into probabilities, and returns how unlikely the true code was. */
    private double unlikely(WaveNetStretch stretch, int t) {
        int count = net.shape().codes();
        int at = t * count;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < count; c++) {
            most = Math.max(most, codes[at + c]);
        }
        double sum = 0;
        for (int c = 0; c < count; c++) {
            sum += Math.exp(codes[at + c] - most);
        }
        double logSum = most + Math.log(sum);
        double truth = codes[at + stretch.codes()[t + 1]];
        for (int c = 0; c < count; c++) {
            codes[at + c] = (float) Math.exp(codes[at + c] - logSum);
        }
        return logSum - truth;
    }

    /**
     * After {@link #predict}: adds to {@code gradient} how the mean unlikelihood, in nats, of the true codes from {@code first} on changes
     * with every weight, and returns that mean in bits.
     */
    double learn(WaveNetStretch stretch, int first, WaveNet gradient) {
        int frames = stretch.frames();
        double bits = bits(stretch, first);
        float share = 1f / Math.max(1, frames - first);
        float[] ofThrough = new float[frames * channels];
        for (int t = first; t < frames; t++) {
            undecide(stretch, t, share, ofThrough, gradient);
        }
        float[][] ofSeen = new float[stretch.seen().length][layers * both];
        float[] ofHeard = new float[frames * channels];
        for (int l = layers - 1; l >= 0; l--) {
            float[] below = ofHeard.clone();
            for (int t = 0; t < frames; t++) {
                unlayer(l, t, ofHeard, ofThrough, below, gradient);
                unsee(stretch, l, t, ofSeen);
            }
            ofHeard = below;
        }
        for (int t = 0; t < frames; t++) {
            int at = stretch.codes()[t] * channels;
            for (int c = 0; c < channels; c++) {
                gradient.embedding()[at + c] += ofHeard[t * channels + c];
            }
        }
        unproject(stretch, ofSeen, gradient);
        return bits;
    }

    private void undecide(WaveNetStretch stretch, int t, float share, float[] ofThrough, WaveNet gradient) {
        int count = net.shape().codes();
        for (int c = 0; c < count; c++) {
            float truth = c == stretch.codes()[t + 1] ? 1 : 0;
            sums[c] = share * (codes[t * count + c] - truth);
            gradient.secondBiases()[c] += sums[c];
        }
        for (int i = 0; i < both; i++) {
            float value = hidden[t * both + i];
            window[i] = value > 0 ? kernels.inner(net.second(), i * count, sums, 0, count) : 0;
            outer(gradient.second(), i * count, value, sums, count);
        }
        for (int i = 0; i < both; i++) {
            gradient.firstBiases()[i] += window[i];
        }
        for (int i = 0; i < channels; i++) {
            float value = through[t * channels + i];
            ofThrough[t * channels + i] = value > 0 ? kernels.inner(net.first(), i * both, window, 0, both) : 0;
            outer(gradient.first(), i * both, value, window, both);
        }
    }

    /** Leaves in {@link #sums} how the loss changes with what filter and gate hear. */
    private void unlayer(int l, int t, float[] above, float[] ofThrough, float[] below, WaveNet gradient) {
        System.arraycopy(above, t * channels, window, 0, channels);
        System.arraycopy(ofThrough, t * channels, window, channels, channels);
        for (int c = 0; c < both; c++) {
            gradient.outBiases(l)[c] += window[c];
        }
        gate(l, t);
        for (int i = 0; i < channels; i++) {
            float slope = kernels.inner(net.out(l), i * both, window, 0, both);
            outer(gradient.out(l), i * both, gated[i], window, both);
            float filter = squashed[l][t * both + i];
            float gate = squashed[l][t * both + channels + i];
            sums[i] = slope * (0.5f + 0.5f * gate) * (1 - filter * filter);
            sums[channels + i] = slope * filter * 0.5f * (1 - gate * gate);
        }
        hear(l, t);
        int past = (t - net.shape().dilation(l)) * channels;
        for (int i = 0; i < channels; i++) {
            below[t * channels + i] += kernels.inner(net.heard(l), i * both, sums, 0, both);
            outer(gradient.heard(l), i * both, window[i], sums, both);
            if (past >= 0) {
                below[past + i] += kernels.inner(net.heard(l), (channels + i) * both, sums, 0, both);
                outer(gradient.heard(l), (channels + i) * both, window[channels + i], sums, both);
            }
        }
    }

    private void unsee(WaveNetStretch stretch, int l, int t, float[][] ofSeen) {
        int k = stretch.picture()[t];
        float way = stretch.way()[t];
        float[] from = ofSeen[k];
        float[] to = ofSeen[Math.min(ofSeen.length - 1, k + 1)];
        for (int c = 0; c < both; c++) {
            from[l * both + c] += (1 - way) * sums[c];
            to[l * both + c] += way * sums[c];
        }
    }

    private void unproject(WaveNetStretch stretch, float[][] ofSeen, WaveNet gradient) {
        for (int k = 0; k < ofSeen.length; k++) {
            for (int l = 0; l < layers; l++) {
                System.arraycopy(ofSeen[k], l * both, sums, 0, both);
                for (int c = 0; c < both; c++) {
                    gradient.heardBiases(l)[c] += sums[c];
                }
                for (int i = 0; i < net.shape().conditions(); i++) {
                    outer(gradient.seen(l), i * both, stretch.seen()[k][i], sums, both);
                }
            }
        }
    }

    private static void outer(float[] into, int at, float factor, float[] row, int n) {
        for (int c = 0; c < n; c++) {
            into[at + c] += factor * row[c];
        }
    }
}
