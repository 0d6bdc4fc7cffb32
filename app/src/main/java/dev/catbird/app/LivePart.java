package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.live.Beside;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is played to, live: that in which {@code play} and {@code watch} differ. Thread: main; what it hands out is for audio and render. */
interface LivePart extends Account, AutoCloseable {

    /** Opens one for a corpus, when the devices are known. */
    interface Opener {
        /** Whether pictures of the corpus are needed to play. */
        boolean needsPictures();

        /** {@code parameters} are the knobs it will be played with; {@code shows}: whether there may be a window. */
        LivePart open(MappedCorpus corpus, Parameters parameters, int rateHz, boolean shows) throws IOException;
    }

    /** The instrument, not yet warm. */
    Instrument instrument(Mode mode, Parameters parameters, HopListener listener);

    /** Waits until it is ready for the first block. */
    void await() throws InterruptedException;

    /** All that the host shall play: what is given, hearing what this puts in the place of the input. */
    BlockProcessor around(BlockProcessor all);

    /** Whether the input makes any difference as knobs stand now. */
    boolean heeds(Parameters parameters);

    /** What stands beside the pictures that sound, or null. */
    @Nullable
    Beside beside();

    /** What is played, for people. */
    String title();

    /** The next line to say, or null. */
    @Nullable
    String news();

    /** Whether it has come to its own end. */
    boolean isOver();

    @Override
    void close();
}
