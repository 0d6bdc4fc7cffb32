import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Scores a recording of live output against what the microphone heard: {@code java LiveCheck.java RECORDING.wav HEARD.wav
 * [FROM_S]}, both at 44.1 kHz, of 16 bits or floats. Prints {@code loud DB like L}: the level of the recording from FROM_S seconds on,
 * and how much its pieces are like some piece of what was heard: 1 if it is the same sound, however late and loud.
 */
final class LiveCheck {
    /** Four samples become one: for likeness 5 kHz are enough. */
    private static final int DECIMATION = 4;

    private static final int RATE_HZ = 44100;
    private static final int PIECE = RATE_HZ / DECIMATION / 8;
    private static final int PIECES = 12;

    private LiveCheck() {}

    private static float[] read(String name, double fromS) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new File(name))) {
            AudioFormat format = in.getFormat();
            boolean floats = format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT);
            int sampleBytes = format.getSampleSizeInBits() / 8;
            if (sampleBytes != (floats ? 4 : 2) || Math.round(format.getSampleRate()) != RATE_HZ) {
                throw new IllegalArgumentException(name + ": " + format);
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int channels = format.getChannels();
            int count = bytes.limit() / (sampleBytes * channels * DECIMATION);
            int from = Math.min(count, (int) (fromS * RATE_HZ / DECIMATION));
            float[] sound = new float[count - from];
            for (int i = 0; i < sound.length; i++) {
                for (int k = 0; k < DECIMATION * channels; k++) {
                    int at = sampleBytes * ((from + i) * DECIMATION * channels + k);
                    float sample = floats ? bytes.getFloat(at) : bytes.getShort(at) / 32768f;
                    sound[i] += sample / (DECIMATION * channels);
                }
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
            double sum = 0;
            double other = 1e-9;
            for (int i = 0; i < PIECE; i++) {
                sum += recorded[at + i] * heard[lag + i];
                other += heard[lag + i] * heard[lag + i];
            }
            best = Math.max(best, Math.abs(sum) / Math.sqrt(own * other));
        }
        return best;
    }

    public static void main(String[] args) throws Exception {
        float[] recorded = read(args[0], args.length > 2 ? Double.parseDouble(args[2]) : 0);
        float[] heard = read(args[1], 0);
        double rms = Math.sqrt(energy(recorded, 0, recorded.length) / Math.max(1, recorded.length));
        // The loudest pieces, in order of place.
        int count = recorded.length / PIECE;
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(
                energy(recorded, b * PIECE, PIECE), energy(recorded, a * PIECE, PIECE)));
        double[] likenesses = Arrays.stream(order)
                .limit(PIECES)
                .filter(i -> energy(recorded, i * PIECE, PIECE) > 1e-6)
                .mapToDouble(i -> likeness(recorded, i * PIECE, heard))
                .sorted()
                .toArray();
        double median = likenesses.length == 0 ? 0 : likenesses[likenesses.length / 2];
        System.out.printf("loud %.1f like %.2f%n", 20 * Math.log10(Math.max(1e-6, rms)), median);
    }
}
