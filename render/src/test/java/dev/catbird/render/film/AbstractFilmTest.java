package dev.catbird.render.film;

import dev.catbird.engine.Mode;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Ways to ask for a film and to render it. Thread: the test's. */
abstract class AbstractFilmTest {
    static final int RATE_HZ = ColourCorpus.ANALYSIS.rateHz();
    static final int DELAY_FRAMES = Math.round(RATE_HZ * 11.6f / 1000);

    @TempDir
    Path folder;

    /** One piece, which nothing prefers to the right one. */
    static Parameters exact() {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.COMBINATION, 1);
        parameters.set(Parameter.CONTINUITY, 0);
        parameters.set(Parameter.NOVELTY, 0);
        parameters.set(Parameter.VIEW, View.SINGLE.choice());
        parameters.set(Parameter.FLASH_LIMIT, 0);
        return parameters;
    }

    FilmOrder order(String out, boolean align, @Nullable Path trace, double framesPerS) {
        return new FilmOrder(
                Path.of("target.wav"), folder.resolve(out), Mode.COMBINATION, framesPerS, 0, 0, align, trace, null);
    }

    FilmOrder film(boolean align) {
        return order("out.mkv", align, null, 0);
    }

    static FilmReport render(FilmRenderer renderer, FilmOrder order) throws IOException {
        return renderer.render(order, ProgressListener.SILENT, () -> false);
    }

    static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }
}
