package dev.catbird.app;

import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Recording;
import dev.catbird.render.film.FilmOrder;
import dev.catbird.render.film.FilmRenderer;
import dev.catbird.render.film.FilmReport;
import dev.catbird.render.film.Watched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The making of a film, or a sound file, from the command line: opens the corpus, runs with progress, and says what became of it.
 * Thread: main.
 */
final class Rendering implements AutoCloseable {

    /** What is said where nothing is limited. */
    static final String FLASHES =
            "--flash-limit 0: the pictures may flash, which causes seizures in some people; warn who sees them";

    private final Session session;
    private final MediaLibrary library;
    private final ConsoleProgress progress;
    private final MappedCorpus corpus;

    private Rendering(Session session, MediaLibrary library, ConsoleProgress progress, MappedCorpus corpus) {
        this.session = session;
        this.library = library;
        this.progress = progress;
        this.corpus = corpus;
    }

    /** Opens that corpus, or that of a video or sound file, making it by {@code settings} if need be. */
    static Rendering open(Session session, MediaLibrary library, Path corpus, BuildSettings settings)
            throws IOException {
        ConsoleProgress progress = new ConsoleProgress(session.terminal());
        try {
            MappedCorpus stored = new UserCorpus(session, library, progress).open(corpus, settings);
            return new Rendering(session, library, progress, stored);
        } catch (IOException | RuntimeException | Error e) {
            progress.close();
            throw e;
        }
    }

    MappedCorpus corpus() {
        return corpus;
    }

    /** For what else has to be done before. */
    ConsoleProgress progress() {
        return progress;
    }

    /** A way to make the film. */
    private interface Way {
        FilmReport make(FilmRenderer renderer, BooleanSupplier cancelled) throws IOException;
    }

    void render(FilmOrder order, Parameters parameters) throws IOException {
        Made made = make(parameters, (renderer, cancelled) -> renderer.render(order, progress, cancelled));
        FilmReport report = made.report();
        warn(
                made,
                parameters,
                order.out() + " is silent: " + order.target() + " is nowhere louder than --gate "
                        + Parameter.number(parameters.get(Parameter.GATE)) + " dB, or the corpus is silent");
        describe(order, made, String.format(Locale.ROOT, ", %.1f ms behind the target", report.delayMs()));
    }

    void watch(FilmOrder order, Parameters parameters, Watched watched) throws IOException {
        Made made = make(parameters, (renderer, cancelled) -> renderer.watch(order, watched, progress, cancelled));
        warn(made, parameters, order.out() + " is silent: nothing in " + order.target() + " looks as if it sounded");
        describe(order, made, "");
    }

    void replay(FilmOrder order, Parameters parameters, Recording recording, Set<Parameter> held) throws IOException {
        Made made =
                make(parameters, (renderer, cancelled) -> renderer.replay(order, recording, held, progress, cancelled));
        describe(order, made, ", sounding as it was played");
    }

    /** A film, and the seconds that it took. */
    private record Made(FilmReport report, double seconds) {}

    private Made make(Parameters parameters, Way way) throws IOException {
        long began = System.nanoTime();
        FilmReport report = way.make(new FilmRenderer(corpus, library, parameters), session.interruption()::requested);
        progress.endStage();
        return new Made(report, (System.nanoTime() - began) * 1e-9);
    }

    private void warn(Made made, Parameters parameters, String ifSilent) {
        FilmReport report = made.report();
        report.warnings().forEach(session.terminal()::say);
        if (report.peak() == 0) {
            session.terminal().say(ifSilent);
        }
        if (report.pictures() > 0 && !parameters.on(Parameter.FLASH_LIMIT)) {
            session.terminal().say(FLASHES);
        } else if (report.softened() > 0) {
            session.terminal()
                    .say(String.format(
                            Locale.ROOT,
                            "softened %.0f %% of the pictures, which would have flashed more than three times a second",
                            100.0 * report.softened() / report.pictures()));
        }
    }

    private void describe(FilmOrder order, Made made, String how) {
        FilmReport report = made.report();
        StringBuilder line = new StringBuilder();
        line.append(order.out()).append(String.format(Locale.ROOT, ": %.1f s", report.durationS()));
        if (report.pictures() > 0) {
            line.append(String.format(
                    Locale.ROOT,
                    ", %d pictures of %dx%d at %s/s",
                    report.pictures(),
                    report.width(),
                    report.height(),
                    Parameter.number((float) report.framesPerS())));
        }
        line.append(how);
        line.append(String.format(
                Locale.ROOT, ", made at %.1f times real time", report.durationS() / Math.max(1e-3, made.seconds())));
        session.terminal().out().println(line);
    }

    @Override
    public void close() throws IOException {
        progress.close();
        corpus.close();
    }
}
