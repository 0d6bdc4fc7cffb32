package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Teaches a WaveNet how pictures sound, sample by sample. An experiment: it takes hours. Thread: worker. */
public final class WaveNetLearning implements Course.Subject {
    private static final Course.Plan PLAN = new Course.Plan(40, 4, 2, 1e-3);
    private static final double HELD_OUT = 0.15;

    /** Samples that are learnt from at once; from the first of them it hears too little of what was before. */
    private static final int CHUNK = 4096;

    private static final int UNJUDGED = 1024;

    /** So many held-out stretches are judged. */
    private static final int HELD = 12;

    private final List<WaveNetLesson> lessons;
    private final Looks looks;
    private final WaveNet net;
    private final WaveNet gradient;
    private final WaveNetChunk chunk;
    private final long seed;
    private final int chunkFrames;
    /** Each a lesson, and where it begins. */
    private final List<int[]> starts = new ArrayList<>();

    private final List<int[]> held = new ArrayList<>();

    /** From lessons of half a second at least. */
    public WaveNetLearning(List<WaveNetLesson> lessons, long seed) {
        this(lessons, seed, WaveNetModel.SHAPE, CHUNK);
    }

    WaveNetLearning(List<WaveNetLesson> lessons, long seed, WaveNet.Shape shape, int chunkFrames) {
        this.lessons = lessons;
        this.seed = seed;
        this.chunkFrames = chunkFrames;
        List<float[]> rows = new ArrayList<>();
        for (int n = 0; n < lessons.size(); n++) {
            WaveNetLesson lesson = lessons.get(n);
            int learnt = (int) (lesson.codes.length * (1 - HELD_OUT));
            rows.addAll(lesson.seen.subList(0, (int) Math.ceil(lesson.seen.size() * (1 - HELD_OUT))));
            for (int at = 0; at + chunkFrames <= learnt; at += chunkFrames - unjudged()) {
                starts.add(new int[] {n, at});
            }
            int room = lesson.codes.length - learnt - chunkFrames;
            int count = Math.max(1, HELD / lessons.size());
            for (int i = 0; i < count && room >= 0; i++) {
                held.add(new int[] {n, learnt + (int) ((long) room * i / count)});
            }
        }
        looks = Looks.of(rows.toArray(float[][]::new));
        net = new WaveNet(shape).randomise(new Random(seed));
        gradient = new WaveNet(shape);
        chunk = new WaveNetChunk(net, chunkFrames);
    }

    private WaveNetStretch stretch(int[] start) {
        return lessons.get(start[0]).stretch(start[1], chunkFrames, looks);
    }

    /** Learns; as {@link Learning#learn}. Throws {@link CancellationException} when cancelled. */
    public WaveNetModel learn(Path unfinished, LearningListener listener, BooleanSupplier cancelled)
            throws IOException {
        new Course(this, PLAN, seed).run(unfinished, listener, cancelled);
        return model();
    }

    private WaveNetModel model() {
        return new WaveNetModel(looks, net, (float) heldLoss(), (float) blindBits());
    }

    /** An example for those who learn by other means. Thread: any. */
    public static final class Example {
        private final int[] codes;
        private final float[] seen;

        Example(int[] codes, float[] seen) {
            this.codes = codes;
            this.seen = seen;
        }

        /** A stretch of codes; each but the last is heard, each but the first to be said. */
        public int[] codes() {
            return codes;
        }

        /** What is seen beside each code that is heard, {@link #conditions} numbers each. */
        public float[] seen() {
            return seen;
        }
    }

    /** Layers, and after how many of them dilations begin at 1 again. */
    public int[] layers() {
        return new int[] {net.shape().layers(), net.shape().cycle()};
    }

    /** Numbers between layers. */
    public int channels() {
        return net.shape().channels();
    }

    /** Numbers that say what is seen. */
    public int conditions() {
        return net.shape().conditions();
    }

    /** Samples at the beginning of every example that nobody should be judged by. */
    public int unjudged() {
        return Math.min(UNJUDGED, chunkFrames / 4);
    }

    /** One of {@link #examples}. */
    public Example example(int number) {
        WaveNetStretch stretch = stretch(starts.get(number));
        int count = conditions();
        float[] seen = new float[stretch.frames() * count];
        for (int t = 0; t < stretch.frames(); t++) {
            float[] from = stretch.seen()[stretch.picture()[t]];
            float[] to = stretch.seen()[Math.min(stretch.seen().length - 1, stretch.picture()[t] + 1)];
            for (int i = 0; i < count; i++) {
                seen[t * count + i] = from[i] + stretch.way()[t] * (to[i] - from[i]);
            }
        }
        return new Example(stretch.codes(), seen);
    }

    /**
     * The weights that learning begins with, to be learnt from there: what each code says; of each layer what is heard, its biases, what is
     * seen, the way out, its biases; then the two layers at the end with theirs. All are tables of as many rows as numbers come in.
     */
    public float[][] begin() {
        float[][] all = new float[net.rows()][];
        for (int r = 0; r < all.length; r++) {
            all[r] = net.row(r).clone();
        }
        return all;
    }

    /** The model of weights that were learnt by other means, judged by what is held out. */
    public WaveNetModel learnt(float[][] weights) {
        for (int r = 0; r < net.rows(); r++) {
            System.arraycopy(weights[r], 0, net.row(r), 0, net.rowLength(r));
        }
        return model();
    }

    /** Of how frequent codes are in what is learnt from, held against what is held out. */
    private double blindBits() {
        double[] counts = new double[MuLaw.CODES];
        double all = 0;
        for (int[] start : starts) {
            for (int t = 0; t < chunkFrames; t++) {
                counts[lessons.get(start[0]).codes[start[1] + t] & 255]++;
                all++;
            }
        }
        double bits = 0;
        for (int[] start : held) {
            for (int t = unjudged(); t < chunkFrames; t++) {
                double count = counts[lessons.get(start[0]).codes[start[1] + t] & 255] + 1;
                bits -= Math.log(count / (all + MuLaw.CODES)) / Math.log(2);
            }
        }
        return bits / Math.max(1, held.size() * (chunkFrames - unjudged()));
    }

    @Override
    public double learn(int[] order, int from, int to, Random random) {
        double bits = 0;
        for (int e = from; e < to; e++) {
            WaveNetStretch stretch = stretch(starts.get(order[e]));
            chunk.predict(stretch);
            bits += chunk.learn(stretch, unjudged(), gradient);
        }
        return bits;
    }

    @Override
    public double heldLoss() {
        double bits = 0;
        for (int[] start : held) {
            WaveNetStretch stretch = stretch(start);
            chunk.predict(stretch);
            bits += chunk.bits(stretch, unjudged());
        }
        return bits / Math.max(1, held.size());
    }

    @Override
    public double heldError() {
        return heldLoss();
    }

    @Override
    public String unit() {
        return " bits a sample";
    }

    @Override
    public Rows weights() {
        return net;
    }

    @Override
    public Rows gradient() {
        return gradient;
    }

    @Override
    public int examples() {
        return starts.size();
    }

    @Override
    public long fingerprint() {
        long checksum = ModelFile.checksum(crc -> {
            for (WaveNetLesson lesson : lessons) {
                crc.update(lesson.codes);
            }
        });
        return (long) starts.size() << 32 | checksum;
    }
}
