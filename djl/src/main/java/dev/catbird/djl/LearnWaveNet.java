package dev.catbird.djl;

import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.WaveNetLearning;
import dev.catbird.video2sound.WaveNetLesson;
import dev.catbird.video2sound.WaveNetModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Learns a WaveNet by DJL and writes it as a model: {@code LearnWaveNet ROUNDS NAME.v2s VIDEO...}. An experiment. The best of all
 * rounds, by what is held out, is kept. Thread: main.
 */
public final class LearnWaveNet {
    private static final long SEED = 1;
    private static final float RATE = 1e-3f;

    private LearnWaveNet() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("LearnWaveNet ROUNDS NAME.v2s VIDEO...");
            System.exit(2);
        }
        int rounds = Integer.parseInt(args[0]);
        Path out = Path.of(args[1]);
        MediaLibrary library = FfmpegLibrary.load();
        List<WaveNetLesson> lessons = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            Path video = Path.of(args[i]);
            try (PictureReader pictures = library.openPictures(video, FilmSight.PIXELS, FilmSight.PIXELS);
                    SoundReader sound = library.openSound(video, WaveNetLesson.rateHz())) {
                lessons.add(WaveNetLesson.of(pictures, sound, () -> false));
            }
        }
        WaveNetLearning learning = new WaveNetLearning(lessons, SEED);
        Random random = new Random(SEED);
        double best = Double.POSITIVE_INFINITY;
        try (TensorNet net = new TensorNet(learning, RATE)) {
            for (int round = 1; round <= rounds; round++) {
                double bits = 0;
                for (int i = 0; i < learning.examples(); i++) {
                    bits += net.learn(learning.example(random.nextInt(learning.examples())));
                }
                if (!Double.isFinite(bits)) {
                    System.err.println("round " + round + ": weights that are no numbers any more; "
                            + (best < Double.POSITIVE_INFINITY
                                    ? out + " is the best round before"
                                    : "nothing is written")
                            + "; try again");
                    System.exit(1);
                }
                WaveNetModel model = learning.learnt(net.learnt());
                System.out.printf(
                        Locale.ROOT,
                        "round %d of %d: %.2f, %.2f bits a sample where held out; knowing only how frequent samples are, %.2f%n",
                        round,
                        rounds,
                        bits / learning.examples(),
                        model.bits(),
                        model.blindBits());
                if (model.bits() < best) {
                    best = model.bits();
                    model.write(out);
                }
            }
        }
    }
}
