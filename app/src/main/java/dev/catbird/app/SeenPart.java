package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.live.Beside;
import dev.catbird.video2sound.LiveSight;
import dev.catbird.video2sound.PretendSight;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plays to what is seen, and with {@code --both} to what is heard as well. Thread: main; see {@link LiveSight}. */
final class SeenPart implements LivePart {
    private final Path name;
    private final MappedCorpus corpus;
    private final Seer seer;
    private final boolean hears;
    private final @Nullable Subject subject;
    private final @Nullable LiveSight sight;

    /** {@code sight} of {@code subject}, closed with this; both null where only what is heard is played to. */
    SeenPart(
            Path name,
            MappedCorpus corpus,
            Seer seer,
            boolean hears,
            @Nullable Subject subject,
            @Nullable LiveSight sight) {
        this.name = name;
        this.corpus = corpus;
        this.seer = seer;
        this.hears = hears;
        this.subject = subject;
        this.sight = sight;
    }

    @Override
    public Instrument instrument(Mode mode, Parameters parameters, HopListener listener) {
        return Instrument.over(corpus)
                .mode(mode)
                .parameters(parameters)
                .listener(listener)
                .matcher(seer.matcher(sight), () -> seer.matcher(new PretendSight()))
                .build();
    }

    @Override
    public void await() throws InterruptedException {
        if (sight != null) {
            sight.awaitFirst();
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
        return sight == null ? null : sight::show;
    }

    @Override
    public String title() {
        return "playing " + name + " to " + (subject == null ? "" : subject.name() + (hears ? " and " : ""))
                + (hears ? "the input" : "");
    }

    @Override
    public @Nullable String news() {
        return sight == null ? null : sight.news();
    }

    @Override
    public boolean isOver() {
        return sight != null && sight.isOver();
    }

    @Override
    public String state(boolean json) {
        if (sight == null) {
            return "";
        }
        if (json) {
            return String.format(Locale.ROOT, ",\"sees\":%b,\"pictures_left_out\":%d", !sight.isBlind(), sight.lost());
        }
        return (sight.isBlind() ? "  sees nothing new" : "") + (sight.lost() == 0 ? "" : "  left out " + sight.lost());
    }

    @Override
    public void close() {
        if (sight != null) {
            sight.close();
        }
    }
}
