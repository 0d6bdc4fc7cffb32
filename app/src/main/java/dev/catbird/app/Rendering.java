package dev.catbird.app;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Recording;
import dev.catbird.render.film.FilmOrder;
import dev.catbird.render.film.FilmRenderer;
import dev.catbird.render.film.FilmReport;
import dev.catbird.render.film.Watched;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** One render from the command line: runs it with progress and says what became of it. Thread: main. */
record Rendering(Session session, Corpus corpus, MediaLibrary library, Parameters parameters) {

    /** What is said where nothing is limited. */
    static final String FLASHES =
            "--flash-limit 0: the pictures may flash, which causes seizures in some people; warn who sees them";

    void render(FilmOrder order, ConsoleProgress progress) throws IOException {
        long began = System.nanoTime();
        FilmReport report = new FilmRenderer(corpus, library, parameters)
                .render(order, progress, session.interruption()::requested);
        progress.endStage();
        double seconds = (System.nanoTime() - began) * 1e-9;
        report.warnings().forEach(session.terminal()::say);
        if (report.peak() == 0) {
            session.terminal()
                    .say(order.out() + " is silent: " + order.target() + " is nowhere louder than --gate "
                            + Parameter.number(parameters.get(Parameter.GATE)) + " dB, or the corpus is silent");
        }
        flashes(report);
        String delay = String.format(Locale.ROOT, ", %.1f ms behind the target", report.delayMs());
        session.terminal().out().println(describe(order, report, delay, seconds));
    }

    void watch(FilmOrder order, Watched watched, ConsoleProgress progress) throws IOException {
        long began = System.nanoTime();
        FilmReport report = new FilmRenderer(corpus, library, parameters)
                .watch(order, watched, progress, session.interruption()::requested);
        progress.endStage();
        double seconds = (System.nanoTime() - began) * 1e-9;
        report.warnings().forEach(session.terminal()::say);
        if (report.peak() == 0) {
            session.terminal()
                    .say(order.out() + " is silent: nothing in " + order.target() + " looks as if it sounded");
        }
        flashes(report);
        session.terminal().out().println(describe(order, report, "", seconds));
    }

    private void flashes(FilmReport report) {
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

    void replay(FilmOrder order, Recording recording, Set<Parameter> held, ConsoleProgress progress)
            throws IOException {
        long began = System.nanoTime();
        FilmReport report = new FilmRenderer(corpus, library, parameters)
                .replay(order, recording, held, progress, session.interruption()::requested);
        progress.endStage();
        double seconds = (System.nanoTime() - began) * 1e-9;
        session.terminal().out().println(describe(order, report, ", sounding as it was played", seconds));
    }

    private static String describe(FilmOrder order, FilmReport report, String what, double seconds) {
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
        line.append(what);
        line.append(String.format(
                Locale.ROOT, ", made at %.1f times real time", report.durationS() / Math.max(1e-3, seconds)));
        return line.toString();
    }
}
