package dev.catbird.render.film;

import dev.catbird.engine.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to render. Thread: any.
 *
 * @param target the sound or video file whose sound is re-spoken
 * @param out the file to make; its ending decides whether it has pictures
 * @param mode the matcher's job
 * @param framesPerS pictures per second; 0: as the corpus
 * @param width width of the pictures in pixels; 0: as the corpus
 * @param height height of the pictures in pixels; 0: as the corpus
 * @param align whether the output is moved to lie exactly over the target, by the instrument's delay
 * @param trace a CSV file for every grain, or null
 * @param sheet a PNG file for a contact sheet of the pictures, or null
 */
public record FilmOrder(
        Path target,
        Path out,
        Mode mode,
        double framesPerS,
        int width,
        int height,
        boolean align,
        @Nullable Path trace,
        @Nullable Path sheet) {}
