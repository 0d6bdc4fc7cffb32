package dev.catbird.engine;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.voice.GrainPlayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** An instrument with all that comes out of it written down. Thread: the test's. */
final class Heard implements HopListener {
    /** One grain as it started. */
    record Grain(long outFrame, int unit, long corpusFrame, float amplitude, boolean continues, int frames) {}

    /** The grains of each match, in the order of their strength as chosen. */
    final List<List<Grain>> matches = new ArrayList<>();

    final Parameters parameters;
    final Instrument instrument;
    float[] left = new float[0];
    float[] right = new float[0];

    Heard(Corpus corpus) {
        this(corpus, Mode.COMBINATION, new Parameters());
    }

    Heard(Corpus corpus, Mode mode, Parameters parameters) {
        this.parameters = parameters;
        instrument = Instrument.over(corpus)
                .mode(mode)
                .parameters(parameters)
                .listener(this)
                .build();
    }

    static Parameters with(Parameter parameter, float value) {
        Parameters parameters = new Parameters();
        parameters.set(parameter, value);
        return parameters;
    }

    @Override
    public void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames) {
        List<Grain> started = new ArrayList<>();
        for (int i = 0; i < combination.count(); i++) {
            started.add(new Grain(
                    outFrame,
                    combination.unit(i),
                    grains.corpusFrame(i),
                    combination.amplitude(i),
                    combination.continues(i),
                    grainFrames));
        }
        matches.add(started);
    }

    /** Plays on with a mono target. */
    Heard play(float[] mono) {
        return play(mono, mono, i -> 512);
    }

    /** Plays on with a target, in blocks of which {@code blockFrames} gives the length of the i-th. */
    Heard play(float[] inLeft, float[] inRight, IntUnaryOperator blockFrames) {
        int before = left.length;
        left = Arrays.copyOf(left, before + inLeft.length);
        right = Arrays.copyOf(right, before + inLeft.length);
        int at = 0;
        for (int block = 0; at < inLeft.length; block++) {
            int frames = Math.min(blockFrames.applyAsInt(block), inLeft.length - at);
            float[][] in = {Arrays.copyOfRange(inLeft, at, at + frames), Arrays.copyOfRange(inRight, at, at + frames)};
            float[][] out = new float[2][frames];
            instrument.process(in, out, frames);
            System.arraycopy(out[0], 0, left, before + at, frames);
            System.arraycopy(out[1], 0, right, before + at, frames);
            at += frames;
        }
        return this;
    }

    /** Plays on with silence. */
    Heard rest(int frames) {
        return play(new float[frames]);
    }
}
