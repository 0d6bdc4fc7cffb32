package dev.catbird.app;

import dev.catbird.app.demo.DemoCorpus;
import dev.catbird.app.demo.DemoTarget;
import dev.catbird.engine.Mode;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.film.FilmOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code catbird demo}: the main job without input files and hardware. Thread: main. */
@Command(
        name = "demo",
        sortOptions = false,
        description = "Makes a small film of its own, re-speaks a phrase with it, and says where to look.")
final class Demo implements Callable<Integer> {
    private static final String CORPUS = "demo-corpus.mp4";
    private static final String TARGET = "demo-target.wav";
    private static final String FILM = "demo.mp4";
    private static final String SHEET = "demo.png";

    private final Session session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where the files go; default: here.")
    private @Nullable Path folder;

    Demo(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path place = folder == null ? Path.of("") : folder;
        if (folder != null) {
            Files.createDirectories(folder);
        }
        MediaLibrary library = MediaChoice.ofProcess(session.environment()).library();
        Path corpus = place.resolve(CORPUS);
        Path target = place.resolve(TARGET);
        Path film = place.resolve(FILM);
        Path sheet = place.resolve(SHEET);
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            DemoCorpus.write(library, corpus, stoppable(progress));
            DemoTarget.write(library, target);
            CorpusCache.Opened opened = CorpusCache.ofUser()
                    .open(corpus, BuildSettings.DEFAULT, library, progress, session.interruption()::requested);
            try (MappedCorpus stored = opened.corpus()) {
                FilmOrder order = new FilmOrder(target, film, Mode.COMBINATION, 0, 0, 0, false, null, sheet);
                new Rendering(session, stored, library, new Parameters()).render(order, progress);
            }
        }
        String render = word(System.getProperty("catbird.command", "catbird")) + " render ";
        String both = render + word(corpus.toString()) + " " + word(target.toString());
        session.terminal()
                .out()
                .print(String.join(
                        System.lineSeparator(),
                        "",
                        "  " + film + "          what Catbird made: watch it",
                        "  " + sheet + "          the same at a glance",
                        "  " + corpus + "   the film whose sounds and pictures it used",
                        "  " + target + "   the phrase it re-spoke",
                        "",
                        "Try next, with a video of your own in place of " + corpus + ":",
                        "  " + both + " -o tiles.mp4 --view tiles",
                        "  " + both + " -o wild.mp4 --view blend --elastic 12 --continuity 0.2",
                        "  " + render + "--help",
                        ""));
        return 0;
    }

    /** As it is typed into a shell. */
    private static String word(String text) {
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    /** Ends the job that reports to it when the user wants to. */
    private ProgressListener stoppable(ProgressListener progress) {
        return new ProgressListener() {
            @Override
            public void stage(String what, String unit, long total) {
                session.interruption().check();
                progress.stage(what, unit, total);
            }

            @Override
            public void advance(long done) {
                session.interruption().check();
                progress.advance(done);
            }
        };
    }
}
