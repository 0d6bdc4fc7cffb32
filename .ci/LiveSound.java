import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Makes a sound for the microphone, and scores a recording of what came out of the speakers.
 *
 * <p>{@code java LiveSound.java make FILE.wav}: three seconds of hissed syllables. No corpus of ours has that very noise, so
 * what is re-spoken is never the same wave.
 *
 * <p>{@code java LiveSound.java score RECORDING.wav HEARD.wav}: prints {@code loud DB like PERCENT}: the level of the recording,
 * and how much its loudest pieces are like some piece of what was heard; 100 if it is the same sound, however late and loud.
 */
final class LiveSound {
    private static final AudioFormat FORMAT = new AudioFormat(44100, 16, 1, true, false);
    private static final int LENGTH_FRAMES = 3 * 44100;
    private static final int SYLLABLE_FRAMES = 22050;
    private static final int PIECE = 1024;
    private static final int PIECES = 8;

    private LiveSound() {}

    private static void make(String name) throws Exception {
        Random random = new Random(1);
        ByteBuffer bytes = ByteBuffer.allocate(2 * LENGTH_FRAMES).order(ByteOrder.LITTLE_ENDIAN);
        double low = 0;
        double lower = 0;
        for (int t = 0; t < LENGTH_FRAMES; t++) {
            // Up to about 2 kHz: what resamplers do to the delay does not matter there.
            low += 0.25 * (random.nextGaussian() - low);
            lower += 0.25 * (low - lower);
            double phase = t % SYLLABLE_FRAMES / (double) SYLLABLE_FRAMES;
            double envelope = Math.max(0, Math.sin(2 * Math.PI * (phase - 0.1)) * 0.5 + 0.5);
            bytes.putShort((short) Math.max(-32000, Math.min(32000, 22000 * envelope * lower)));
        }
        AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(bytes.array()), FORMAT, LENGTH_FRAMES);
        AudioSystem.write(sound, AudioFileFormat.Type.WAVE, new File(name));
    }

    private static float[] read(String name) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new File(name))) {
            if (!in.getFormat().matches(FORMAT)) {
                throw new IllegalArgumentException(name + ": " + in.getFormat());
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] sound = new float[bytes.limit() / 2];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = bytes.getShort(2 * i) / 32768f;
            }
            return sound;
        }
    }

    private static double energy(float[] sound, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += sound[i] * sound[i];
        }
        return sum;
    }

    /** The largest normalised correlation of a piece of {@code recorded} with any of {@code heard}. */
    private static double likeness(float[] recorded, int at, float[] heard) {
        double own = energy(recorded, at, PIECE);
        double best = 0;
        for (int lag = 0; lag + PIECE <= heard.length; lag++) {
            float sum = 0;
            float other = 1e-9f;
            for (int i = 0; i < PIECE; i++) {
                sum += recorded[at + i] * heard[lag + i];
                other += heard[lag + i] * heard[lag + i];
            }
            best = Math.max(best, Math.abs(sum) / Math.sqrt(own * other));
        }
        return best;
    }

    private static void score(float[] recorded, float[] heard) {
        double rms = Math.sqrt(energy(recorded, 0, recorded.length) / Math.max(1, recorded.length));
        Integer[] order = new Integer[recorded.length / PIECE];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> Double.compare(
                        energy(recorded, b * PIECE, PIECE), energy(recorded, a * PIECE, PIECE)));
        double[] likenesses = Arrays.stream(order)
                .limit(PIECES)
                .filter(i -> energy(recorded, i * PIECE, PIECE) > 1e-3)
                .mapToDouble(i -> likeness(recorded, i * PIECE, heard))
                .sorted()
                .toArray();
        double median = likenesses.length == 0 ? 0 : likenesses[likenesses.length / 2];
        System.out.printf("loud %.0f like %.0f%n", 20 * Math.log10(Math.max(1e-6, rms)), 100 * median);
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("make")) {
            make(args[1]);
        } else {
            score(read(args[1]), read(args[2]));
        }
    }
}
