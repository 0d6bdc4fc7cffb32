package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveNetTest {
    private static final WaveNet.Shape SMALL = new WaveNet.Shape(5, 3, 4, 12, 4);

    private static WaveNet net(WaveNet.Shape shape, long seed) {
        Random random = new Random(seed);
        WaveNet net = new WaveNet(shape).randomise(random);
        for (int r = 0; r < net.rows(); r++) {
            for (int i = 0; i < net.rowLength(r); i++) {
                net.row(r)[i] += 0.15f * (float) random.nextGaussian();
            }
        }
        return net;
    }

    private static WaveNetStretch stretch(WaveNet.Shape shape, int frames, long seed) {
        Random random = new Random(seed);
        int[] codes = random.ints(frames + 1L, 0, shape.codes()).toArray();
        float[][] seen = new float[3][shape.conditions()];
        for (float[] row : seen) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        int[] picture = new int[frames];
        float[] way = new float[frames];
        for (int t = 0; t < frames; t++) {
            picture[t] = 2 * t / frames;
            way[t] = 2f * t / frames - picture[t];
        }
        return new WaveNetStretch(codes, seen, picture, way);
    }

    /** By definition, sample by sample and without anything kept, in double: what each layer says at t, all layers below asked anew. */
    private static double[] layer(WaveNet net, double[][] rows, WaveNetStretch stretch, int l, int t, double[] out) {
        int channels = net.shape().channels();
        double[] heard = new double[channels];
        if (t < 0) {
            return heard;
        }
        if (l == 0) {
            for (int c = 0; c < channels; c++) {
                heard[c] = rows[0][stretch.codes()[t] * channels + c];
            }
            return heard;
        }
        double[] now = layer(net, rows, stretch, l - 1, t, out);
        double[] before = layer(net, rows, stretch, l - 1, t - net.shape().dilation(l - 1), new double[channels]);
        int at = 1 + 5 * (l - 1);
        int both = 2 * channels;
        double[] gated = new double[both];
        for (int c = 0; c < both; c++) {
            double sum = rows[at + 1][c];
            for (int i = 0; i < channels; i++) {
                sum += now[i] * rows[at][i * both + c] + before[i] * rows[at][(channels + i) * both + c];
            }
            int k = stretch.picture()[t];
            float[] from = stretch.seen()[k];
            float[] to = stretch.seen()[Math.min(2, k + 1)];
            for (int i = 0; i < from.length; i++) {
                sum += (from[i] + stretch.way()[t] * (to[i] - from[i])) * rows[at + 2][i * both + c];
            }
            gated[c] = Math.tanh(sum);
        }
        for (int c = 0; c < channels; c++) {
            double goesOn = rows[at + 4][c];
            double through = rows[at + 4][channels + c];
            for (int i = 0; i < channels; i++) {
                double z = gated[i] * (0.5 + 0.5 * gated[channels + i]);
                goesOn += z * rows[at + 3][i * both + c];
                through += z * rows[at + 3][i * both + channels + c];
            }
            heard[c] = now[c] + goesOn;
            out[c] += through;
        }
        return heard;
    }

    private static double[] naive(WaveNet net, double[][] rows, WaveNetStretch stretch, int t) {
        int channels = net.shape().channels();
        double[] through = new double[channels];
        layer(net, rows, stretch, net.shape().layers(), t, through);
        int at = 1 + 5 * net.shape().layers();
        double[] hidden = dense(through, rows[at], rows[at + 1]);
        return dense(hidden, rows[at + 2], rows[at + 3]);
    }

    private static double[] dense(double[] in, double[] table, double[] biases) {
        double[] out = biases.clone();
        for (int c = 0; c < out.length; c++) {
            for (int i = 0; i < in.length; i++) {
                out[c] += Math.max(0, in[i]) * table[i * out.length + c];
            }
        }
        return out;
    }

    private static double[][] doubles(WaveNet net) {
        double[][] rows = new double[net.rows()][];
        for (int r = 0; r < rows.length; r++) {
            float[] row = net.row(r);
            rows[r] = new double[row.length];
            Arrays.setAll(rows[r], i -> row[i]);
        }
        return rows;
    }

    private static float[][] projected(WaveNet net, WaveNetStretch stretch) {
        float[][] all = new float[stretch.seen().length + 1]
                [net.shape().layers() * net.shape().both()];
        for (int k = 0; k < stretch.seen().length; k++) {
            net.project(stretch.seen()[k], all[k], new float[net.shape().both()]);
        }
        all[all.length - 1] = all[all.length - 2];
        return all;
    }

    @Test
    void keptLayersSayWhatAllLayersAskedAnewWould() {
        for (long seed = 1; seed <= 4; seed++) {
            WaveNet net = net(SMALL, seed);
            WaveNetStretch stretch = stretch(SMALL, 60, seed);
            float[][] projected = projected(net, stretch);
            double[][] rows = doubles(net);
            WaveNetVoice voice = new WaveNetVoice(net);
            float[] atOnce = new WaveNetChunk(net, 60).predict(stretch);
            for (int t = 0; t < 60; t++) {
                int k = stretch.picture()[t];
                float[] kept = voice.next(stretch.codes()[t], projected[k], projected[k + 1], stretch.way()[t]);
                double[] anew = naive(net, rows, stretch, t);
                for (int c = 0; c < anew.length; c++) {
                    assertEquals(anew[c], kept[c], 4e-3, "seed " + seed + ", sample " + t);
                    assertEquals(kept[c], atOnce[t * anew.length + c], 1e-5, "seed " + seed + ", sample " + t);
                }
            }
        }
    }

    /** What is made with all that is kept is, code by code, what is made by hearing everything anew for each sample. */
    @Test
    void soundMadeWithWhatIsKeptIsTheSoundMadeAnew() {
        WaveNet net = net(SMALL, 7);
        int frames = 50;
        WaveNetStretch silent = stretch(SMALL, frames, 7);
        float[][] projected = projected(net, silent);
        WaveNetVoice voice = new WaveNetVoice(net);
        CodeDice dice = new CodeDice(3, 1);
        CodeDice same = new CodeDice(3, 1);
        int[] kept = new int[frames + 1];
        int[] anew = new int[frames + 1];
        for (int t = 0; t < frames; t++) {
            int k = silent.picture()[t];
            kept[t + 1] = dice.choose(voice.next(kept[t], projected[k], projected[k + 1], silent.way()[t]));
            WaveNetStretch soFar =
                    new WaveNetStretch(Arrays.copyOf(anew, t + 2), silent.seen(), silent.picture(), silent.way());
            float[] all = new WaveNetChunk(net, t + 1).predict(soFar);
            anew[t + 1] = same.choose(Arrays.copyOfRange(all, t * SMALL.codes(), (t + 1) * SMALL.codes()));
        }
        assertArrayEquals(anew, kept);
    }

    @Test
    void theTwinsSayTheSameToTheLastBit() {
        WaveNet.Shape shape = new WaveNet.Shape(6, 5, 32, MuLaw.CODES, 16);
        WaveNet net = net(shape, 2);
        WaveNetStretch stretch = stretch(shape, 100, 2);
        float[][] projected = projected(net, stretch);
        WaveNetVoice plain = new WaveNetVoice(net, Kernels.plain());
        WaveNetVoice vector = new WaveNetVoice(net, Kernels.vector().orElseThrow());
        for (int t = 0; t < 100; t++) {
            int k = stretch.picture()[t];
            assertArrayEquals(
                    plain.next(stretch.codes()[t], projected[k], projected[k + 1], stretch.way()[t]),
                    vector.next(stretch.codes()[t], projected[k], projected[k + 1], stretch.way()[t]));
        }
    }

    @Test
    void gradientIsWhatTheLossDoesInDoublePrecision() {
        int frames = 24;
        int first = 6;
        WaveNet net = net(SMALL, 11);
        WaveNetStretch stretch = stretch(SMALL, frames, 11);
        WaveNet gradient = new WaveNet(SMALL);
        WaveNetChunk chunk = new WaveNetChunk(net, frames);
        chunk.predict(stretch);
        double bits = chunk.learn(stretch, first, gradient);
        double[][] rows = doubles(net);
        assertEquals(loss(net, rows, stretch, first), bits * Math.log(2), 1e-3);
        Random random = new Random(1);
        for (int r = 0; r < rows.length; r++) {
            for (int n = 0; n < 12; n++) {
                int i = random.nextInt(rows[r].length);
                double at = rows[r][i];
                rows[r][i] = at + 1e-4;
                double above = loss(net, rows, stretch, first);
                rows[r][i] = at - 1e-4;
                double slope = (above - loss(net, rows, stretch, first)) / 2e-4;
                rows[r][i] = at;
                assertEquals(slope, gradient.row(r)[i], 1e-3 + 0.01 * Math.abs(slope), "row " + r + ", weight " + i);
            }
        }
    }

    private static double loss(WaveNet net, double[][] rows, WaveNetStretch stretch, int first) {
        double sum = 0;
        for (int t = first; t < stretch.frames(); t++) {
            double[] said = naive(net, rows, stretch, t);
            double all = Arrays.stream(said).map(Math::exp).sum();
            sum += Math.log(all) - said[stretch.codes()[t + 1]];
        }
        return sum / (stretch.frames() - first);
    }

    /** Learns one sine by heart, and goes on with it by itself. */
    @Test
    void aSineIsLearntByHeartAndGoneOnWith() {
        WaveNet.Shape shape = new WaveNet.Shape(7, 7, 16, MuLaw.CODES, 4);
        WaveNet net = new WaveNet(shape).randomise(new Random(1));
        WaveNet gradient = new WaveNet(shape);
        Adam adam = new Adam(net);
        int frames = 400;
        double hz = 440;
        WaveNetChunk chunk = new WaveNetChunk(net, frames);
        double firstBits = 0;
        double bits = 0;
        for (int step = 0; step < 400; step++) {
            WaveNetStretch stretch = sine(shape, hz, 37 * step, frames);
            chunk.predict(stretch);
            gradient.clear();
            bits = chunk.learn(stretch, 128, gradient);
            firstBits = step == 0 ? bits : firstBits;
            adam.step(net, gradient, 1, step < 300 ? 4e-3 : 1e-3);
        }
        assertTrue(firstBits > 7, Double.toString(firstBits));
        assertTrue(bits < 1.2, Double.toString(bits));
        WaveNetVoice voice = new WaveNetVoice(net);
        CodeDice dice = new CodeDice(1, 0);
        float[][] projected = projected(net, sine(shape, hz, 0, frames));
        int[] heard = sine(shape, hz, 0, 600).codes();
        int code = MuLaw.SILENCE;
        double error = 0;
        double power = 0;
        for (int t = 0; t < 600; t++) {
            int said = dice.choose(voice.next(t < 300 ? heard[t] : code, projected[0], projected[0], 0));
            code = said;
            if (t >= 300) {
                double truth = MuLaw.sample(heard[t + 1]);
                error += Math.pow(MuLaw.sample(said) - truth, 2);
                power += truth * truth;
            }
        }
        assertTrue(error < 0.3 * power, error + " of " + power);
    }

    private static WaveNetStretch sine(WaveNet.Shape shape, double hz, int from, int frames) {
        int[] codes = new int[frames + 1];
        for (int t = 0; t <= frames; t++) {
            codes[t] = MuLaw.code((float) (0.6 * Math.sin(2 * Math.PI * hz * (from + t) / WaveNetModel.RATE_HZ)));
        }
        return new WaveNetStretch(codes, new float[3][shape.conditions()], new int[frames], new float[frames]);
    }
}
