package dev.catbird.render.film;

import java.util.List;

/**
 * What became of a render. Thread: any.
 *
 * @param durationS length of the output in seconds
 * @param pictures pictures in the output; 0 for sound only
 * @param softened pictures that would have flashed
 * @param width width of the pictures, 0 for sound only
 * @param height height of the pictures, 0 for sound only
 * @param framesPerS pictures per second, 0 for sound only
 * @param delayMs how far the output is behind the target
 * @param peak largest sample, 0..1
 * @param warnings what was wrong with the target, one line each
 */
public record FilmReport(
        double durationS,
        long pictures,
        long softened,
        int width,
        int height,
        double framesPerS,
        double delayMs,
        float peak,
        List<String> warnings) {}
