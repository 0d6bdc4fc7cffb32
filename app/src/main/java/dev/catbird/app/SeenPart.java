package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.live.Beside;
import dev.catbird.video2sound.PretendSight;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Plays to what is seen, and with {@code --both} to what is heard as well. Thread: main; see {@link Watching}. */
final class SeenPart implements LivePart {
    private final Path name;
    private final MappedCorpus corpus;
    private final Seer seer;
    private final boolean hears;
    private final @Nullable Watching watching;

    /** {@code watching} is closed with this; null where only what is heard is played to. */
    SeenPart(Path name, MappedCorpus corpus, Seer seer, boolean hears, @Nullable Watching watching) {
        this.name = name;
        this.corpus = corpus;
        this.seer = seer;
        this.hears = hears;
        this.watching = watching;
    }

    @Override
    public Instrument instrument(Mode mode, Parameters parameters, HopListener listener) {
        return Instrument.over(corpus)
                .mode(mode)
                .parameters(parameters)
                .listener(listener)
                .matcher(
                        seer.matcher(watching == null ? null : watching.sight()),
                        () -> seer.matcher(new PretendSight()))
                .build();
    }

    @Override
    public void await() throws InterruptedException {
        if (watching != null) {
            watching.await();
        }
    }

    @Override
    public BlockProcessor around(BlockProcessor all) {
        return all;
    }

    @Override
    public boolean heeds(Parameters parameters) {
        return hears || parameters.get(Parameter.WET) < 1;
    }

    @Override
    public @Nullable Beside beside() {
        return watching == null ? null : watching.beside();
    }

    @Override
    public String title() {
        return "playing " + name + " to " + (watching == null ? "" : watching.name() + (hears ? " and " : ""))
                + (hears ? "the input" : "");
    }

    @Override
    public @Nullable String news() {
        return watching == null ? null : watching.news();
    }

    @Override
    public boolean isOver() {
        return watching != null && watching.isOver();
    }

    @Override
    public String state(boolean json) {
        return watching == null ? "" : watching.state(json);
    }

    @Override
    public void close() {
        if (watching != null) {
            watching.close();
        }
    }
}
