package dev.catbird.app;

import dev.catbird.app.demo.DemoCorpus;
import dev.catbird.app.demo.DemoTarget;
import dev.catbird.engine.Mode;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.film.FilmOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code catbird demo}: the main job without input files, played live where there are a screen and a sound device, else rendered.
 * Thread: main.
 */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Makes a small film of its own and re-speaks a phrase with it: live where there are a screen and a sound device, and",
            "then what the microphone hears; else into demo.mp4. It says where to look and what to try next."
        })
final class Demo implements Callable<Integer> {
    private static final String CORPUS = "demo-corpus.mp4";
    private static final String TARGET = "demo-target.wav";
    private static final String FILM = "demo.mp4";
    private static final String SHEET = "demo.png";

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Render into this folder, also where it could be played.")
    private @Nullable Path folder;

    @SuppressWarnings("NullAway.Init") // picocli fills it
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
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            DemoCorpus.write(library, corpus, stoppable(progress));
            DemoTarget.write(library, target);
        }
        return folder == null && playable() ? play(corpus, target) : render(place, library, corpus, target);
    }

    /** Whether there are a screen and a sound device. */
    private boolean playable() {
        try {
            return WindowOptions.desktop(session.environment())
                    && !Backend.AUTO.open().ratesHz("", "").isEmpty();
        } catch (DeviceException e) {
            return false;
        }
    }

    /** Plays as anybody would. */
    private int play(Path corpus, Path target) {
        List<String> words = new ArrayList<>(List.of("play", corpus.toString(), "--target", target.toString()));
        if (!session.terminal().interactive()) {
            // Nobody is there to end it.
            words.addAll(List.of("--duration", Double.toString(Math.ceil(DemoTarget.lengthS()) + 1)));
        }
        int exitCode = spec.root().commandLine().execute(words.toArray(String[]::new));
        if (exitCode == 0) {
            hint(
                    corpus,
                    target,
                    List.of(),
                    command() + " demo -o demo",
                    command() + " play " + word(corpus) + " --preset choir");
        }
        return exitCode;
    }

    private int render(Path place, MediaLibrary library, Path corpus, Path target) throws IOException {
        Path film = place.resolve(FILM);
        Path sheet = place.resolve(SHEET);
        try (Rendering rendering = Rendering.open(session, library, corpus, BuildSettings.DEFAULT)) {
            FilmOrder order = new FilmOrder(target, film, Mode.COMBINATION, 0, 0, 0, false, null, sheet);
            rendering.render(order, new Parameters());
        }
        String both = command() + " render " + word(corpus) + " " + word(target);
        hint(
                corpus,
                target,
                List.of(film + "          what Catbird made: watch it", sheet + "          the same at a glance"),
                both + " -o tiles.mp4 --view tiles",
                both + " -o wild.mp4 --view blend --elastic 12 --continuity 0.2");
        return 0;
    }

    private void hint(Path corpus, Path target, List<String> made, String... commands) {
        List<String> lines = new ArrayList<>(List.of(""));
        made.forEach(line -> lines.add("  " + line));
        lines.add("  " + corpus + "   the film whose sounds and pictures it used");
        lines.add("  " + target + "   the phrase it re-spoke");
        lines.add("");
        lines.add("Try next, with a video of your own in place of " + corpus + ":");
        for (String command : commands) {
            lines.add("  " + command);
        }
        lines.add("  " + command() + " render --help");
        lines.add("");
        session.terminal().out().print(String.join(System.lineSeparator(), lines));
    }

    private static String command() {
        return word(System.getProperty("catbird.command", "catbird"));
    }

    private static String word(Path path) {
        return word(path.toString());
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
