package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.live.Beside;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Plays to what the microphone hears, and to a file before it where one is given. Thread: main; see {@link FileTarget}. */
final class MicrophonePart implements LivePart {
    private final Path name;
    private final MappedCorpus corpus;
    private final @Nullable FileTarget first;
    private final int rateHz;

    /** {@code first} is closed with it. */
    MicrophonePart(Path name, MappedCorpus corpus, @Nullable FileTarget first, int rateHz) {
        this.name = name;
        this.corpus = corpus;
        this.first = first;
        this.rateHz = rateHz;
    }

    @Override
    public Instrument instrument(Mode mode, Parameters parameters, HopListener listener) {
        return Instrument.over(corpus)
                .mode(mode)
                .parameters(parameters)
                .listener(listener)
                .build();
    }

    @Override
    public void await() throws InterruptedException {
        if (first != null) {
            first.awaitAhead(rateHz);
        }
    }

    @Override
    public BlockProcessor around(BlockProcessor all) {
        return first == null ? all : first.before(all);
    }

    @Override
    public boolean heeds(Parameters parameters) {
        return true;
    }

    @Override
    public @Nullable Beside beside() {
        return null;
    }

    @Override
    public String title() {
        return "playing " + name;
    }

    @Override
    public @Nullable String news() {
        return first == null ? null : first.news();
    }

    @Override
    public String state(boolean json) {
        return "";
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void close() {
        if (first != null) {
            first.close();
        }
    }
}
