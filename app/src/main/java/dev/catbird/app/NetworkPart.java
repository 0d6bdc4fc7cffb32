package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.live.Beside;
import dev.catbird.video2sound.LiveNetwork;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Plays to what a network says of what is watched, which is heard in place of the input. Thread: main; see {@link LiveNetwork}. */
final class NetworkPart implements LivePart {
    private final Path name;
    private final MappedCorpus corpus;
    private final Watching watching;
    private final Seeing seeing;
    private final LiveNetwork network;

    /** Has {@code voice} say what it makes of what is watched; {@code watching}, which keeps its pictures, is closed with this. */
    NetworkPart(
            Path name,
            MappedCorpus corpus,
            Watching watching,
            NetworkVoice voice,
            MediaLibrary library,
            Parameters parameters,
            int rateHz)
            throws IOException {
        this.name = name;
        this.corpus = corpus;
        this.watching = watching;
        seeing = voice.seeing();
        try {
            network = voice.begin(watching, library, parameters, rateHz);
        } catch (IOException e) {
            watching.close();
            throw e;
        }
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
        watching.await();
        network.await();
    }

    @Override
    public BlockProcessor around(BlockProcessor all) {
        return network.before(all);
    }

    @Override
    public boolean heeds(Parameters parameters) {
        return false;
    }

    @Override
    public Beside beside() {
        return watching.beside();
    }

    @Override
    public String title() {
        return "playing " + seeing + " and " + name + " to " + watching.name();
    }

    @Override
    public @Nullable String news() {
        String news = watching.news();
        return news == null ? network.news() : news;
    }

    @Override
    public boolean isOver() {
        return watching.isOver();
    }

    @Override
    public String state(boolean json) {
        long late = network.lateBlocks();
        String own = json ? ",\"network_late_blocks\":" + late : late == 0 ? "" : "  network late " + late + " blocks";
        return watching.state(json) + own;
    }

    @Override
    public void close() {
        network.close();
        watching.close();
    }
}
