package dev.catbird.app;

import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Preset;
import dev.catbird.render.film.FilmRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code catbird play}: re-speaks what a microphone hears, live. Thread: main, while the host's own threads sound. */
@Command(
        name = "play",
        sortOptions = false,
        description = "Re-speaks what the microphone hears, at once. Ctrl-C stops.",
        footer = {
            "",
            "For example:",
            "  catbird play choir.catbird",
            "  catbird play video.mp4 --input usb --output default --buffer 512",
            "  catbird play choir.catbird --display 2 --fullscreen --view tiles",
            "  catbird play video.mp4 --record friday",
            "  catbird play video.mp4 --target song.wav",
            "",
            "Where there is a display, a window shows what sounds. The window and the terminal have keys, which ? tells: space",
            "freezes, q leaves; on the terminal p is panic, m mutes.",
            "Elsewhere a line a second tells how it goes: levels, load (share of a block's time used), match times (shares of a hop),",
            "blocks and hops that were late, matches cut short or with fewer pieces for lack of time, times the output ran dry,",
            "frames of queued input thrown away, times a lost device came back, pauses of the garbage collector. Devices, buffer and",
            "backend are remembered; --input default goes back."
        },
        modelTransformer = ParameterOptions.Adder.class)
final class Play implements Callable<Integer>, ParameterOptions.Owner {
    private final Session session;
    private final ErrorPolicy policy;
    private final ParameterOptions parameterOptions = new ParameterOptions();

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "CORPUS_OR_VIDEO",
            description = "What sounds: a corpus made by analyze, or a video or sound file.")
    private Path corpus;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "Hear this video or sound file first, in place of the input.")
    private @Nullable Path target;

    @Mixin
    private LiveOptions live;

    @Mixin
    private final MatchOptions matchOptions = new MatchOptions();

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Play(Session session, ErrorPolicy policy) {
        this.session = session;
        this.policy = policy;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        live.check();
        live.windows().chosen(parameterOptions.values().keySet());
        Preset asked = matchOptions.preset(session);
        new LivePlay(session, policy, live, corpus, new LivePart.Opener() {
                    @Override
                    public boolean needsPictures() {
                        return false;
                    }

                    @Override
                    public LivePart open(MappedCorpus stored, Parameters parameters, int rateHz, boolean shows)
                            throws IOException {
                        return new MicrophonePart(corpus, stored, heard(rateHz), rateHz);
                    }
                })
                .run(
                        asked,
                        matchOptions.choosesMode(),
                        (preset, stored) -> MatchOptions.parameters(
                                preset, FilmRenderer.framesPerS(stored.pictures()), parameterOptions));
        return 0;
    }

    private @Nullable FileTarget heard(int rateHz) throws IOException {
        if (target == null) {
            return null;
        }
        MediaLibrary library = MediaChoice.ofProcess(session.environment()).library();
        return new FileTarget(target, library.openSound(target, rateHz));
    }
}
