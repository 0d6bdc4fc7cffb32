package dev.catbird.video2sound;

import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A WaveNet that has learnt how pictures sound, sample by sample, and how those pictures usually look. Thread: any; playing one. */
public final class WaveNetModel implements Learnt {
    static final int RATE_HZ = 16000;

    /** What is seen, with room for fours. */
    static final int CONDITIONS = (Looks.COUNT + 3) & ~3;

    static final WaveNet.Shape SHAPE = new WaveNet.Shape(20, 10, 32, MuLaw.CODES, CONDITIONS);

    private static final int MOST_LAYERS = 40;
    private static final int MOST_CHANNELS = 64;

    private final Looks looks;
    private final WaveNet net;
    private final float bits;
    private final float blindBits;

    WaveNetModel(Looks looks, WaveNet net, float bits, float blindBits) {
        this.looks = looks;
        this.net = net;
        this.bits = bits;
        this.blindBits = blindBits;
    }

    /** One of the usual size that has learnt nothing, to see how it runs. */
    public static WaveNetModel unlearnt(long seed) {
        return new WaveNetModel(Looks.empty(), new WaveNet(SHAPE).randomise(new Random(seed)), 0, 0);
    }

    Looks looks() {
        return looks;
    }

    WaveNet net() {
        return net;
    }

    /** How unlikely each sample was to it where nothing was learnt from, in bits. */
    public float bits() {
        return bits;
    }

    /** The same for one that knows only how frequent each sample is. */
    public float blindBits() {
        return blindBits;
    }

    /** What is seen as the net takes it: scaled and bounded, to {@code into}, which has {@link #CONDITIONS} numbers. */
    static void condition(Looks looks, float[] features, float[] into) {
        looks.scale(features, into);
        Model.bound(into);
    }

    @Override
    public Kind kind() {
        return Kind.WAVENET;
    }

    @Override
    public void put(ByteBuffer into) {
        WaveNet.Shape shape = net.shape();
        ModelFile.put(into, shape.layers(), shape.cycle(), shape.channels(), shape.codes(), shape.conditions());
        into.putFloat(bits).putFloat(blindBits);
        looks.put(into);
        ModelFile.put(into, net);
    }

    static @Nullable WaveNetModel get(ByteBuffer from) {
        int layers = from.getInt();
        int cycle = from.getInt();
        int channels = from.getInt();
        if (layers < 1
                || layers > MOST_LAYERS
                || cycle < 1
                || cycle > SHAPE.cycle()
                || channels < 4
                || channels > MOST_CHANNELS
                || channels % 4 != 0
                || !ModelFile.expect(from, MuLaw.CODES, CONDITIONS)) {
            return null;
        }
        float bits = from.getFloat();
        float blindBits = from.getFloat();
        Looks looks = Looks.empty();
        WaveNet net = new WaveNet(new WaveNet.Shape(layers, cycle, channels, MuLaw.CODES, CONDITIONS));
        return looks.get(from) && ModelFile.get(from, net) ? new WaveNetModel(looks, net, bits, blindBits) : null;
    }
}
