package dev.catbird.render.film;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A film that is watched, and who plays to it. Whoever makes it closes the readers. Thread: worker.
 *
 * @param sound the film's own sound, for the dry share, or null
 * @param pictures its pictures, to be shown beside those that sound; null for sound only
 * @param durationS its length
 * @param player makes the instrument that watches, and tells the listener of its grains
 */
public record Watched(
        @Nullable SoundReader sound,
        @Nullable PictureReader pictures,
        double durationS,
        Function<HopListener, Instrument> player) {}
