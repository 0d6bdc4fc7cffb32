package dev.catbird.engine;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.param.Parameters;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument shall be, before it is made: what is not said is as usual. Thread: control; what is given is for audio.
 */
public final class InstrumentBuilder {
    final Corpus corpus;
    Mode mode = Mode.COMBINATION;
    Parameters parameters = new Parameters();
    HopListener listener = HopListener.NONE;
    LongSupplier clockNs = System::nanoTime;
    private @Nullable Matcher matcher;
    private @Nullable Supplier<Matcher> rehearsing;

    InstrumentBuilder(Corpus corpus) {
        this.corpus = corpus;
    }

    /** {@link Mode#COMBINATION}, if nobody says otherwise. */
    public InstrumentBuilder mode(Mode chosen) {
        mode = chosen;
        return this;
    }

    /** The knobs that turn it; else it has some of its own, as they are by default. */
    public InstrumentBuilder parameters(Parameters knobs) {
        parameters = knobs;
        return this;
    }

    /** Who is told of its hops and controls, on the audio thread; else nobody. */
    public InstrumentBuilder listener(HopListener told) {
        listener = told;
        return this;
    }

    /** What {@link Instrument#budget} is measured by, else {@link System#nanoTime}; without a budget it is never looked at. */
    public InstrumentBuilder clock(LongSupplier nanos) {
        clockNs = nanos;
        return this;
    }

    /** A matcher that is made already, such as one that looks, in place of {@link PursuitMatcher}, which hears. */
    public InstrumentBuilder matcher(Matcher made) {
        matcher = made;
        return this;
    }

    /** As {@link #matcher(Matcher)}; {@code alike} makes others of its kind for {@link Instrument#rehearse}, which may not touch it. */
    public InstrumentBuilder matcher(Matcher made, Supplier<Matcher> alike) {
        rehearsing = alike;
        return matcher(made);
    }

    public Instrument build() {
        return new Instrument(this);
    }

    Matcher matcher() {
        return matcher == null ? pursuit() : matcher;
    }

    Supplier<Matcher> rehearsing() {
        return rehearsing == null ? this::pursuit : rehearsing;
    }

    private Matcher pursuit() {
        return new PursuitMatcher(corpus, mode.likeAnEar(), Instrument.lockFrames(corpus), clockNs);
    }
}
