package dev.catbird.render.panel;

import dev.catbird.engine.health.Health;
import dev.catbird.engine.index.UnitMap;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.scope.Scope;
import dev.catbird.render.live.GrainTrail;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a panel shows, and what it works on. Thread: any; everything is asked by the panel's.
 *
 * @param corpus the corpus, for people
 * @param devices the sound devices
 * @param delayMs how much later than the target the corpus sounds
 * @param rateHz frames of sound a second
 * @param corpusFrames frames of the corpus
 * @param unitFrames frames from one unit to the next
 * @param parameters all that can be turned
 * @param scope what is heard and played
 * @param trail what has been played of the corpus
 * @param map computes the units on a plane, which may take a while: asked once, by a worker
 * @param audition lets the corpus be heard from a frame on
 * @param health how the sound fares, or null as long as nobody has looked
 * @param pictures how the pictures fare
 * @param recording what is being recorded, for people; empty if nothing is
 * @param bindings the controllers
 * @param presets the presets
 */
public record PanelView(
        String corpus,
        DeviceList devices,
        DoubleSupplier delayMs,
        int rateHz,
        long corpusFrames,
        int unitFrames,
        Parameters parameters,
        Scope scope,
        GrainTrail trail,
        Supplier<UnitMap> map,
        LongConsumer audition,
        Supplier<@Nullable Health> health,
        Pictures pictures,
        Supplier<String> recording,
        Bindings bindings,
        PresetList presets) {

    /**
     * How the pictures fare; not a number where there are none.
     *
     * @param perS pictures a second
     * @param skewMs how far they are behind their sound
     * @param softened pictures that would have flashed
     * @param lost grains whose picture was left out
     */
    public record Pictures(DoubleSupplier perS, DoubleSupplier skewMs, LongSupplier softened, LongSupplier lost) {
        public static final Pictures NONE = new Pictures(() -> Double.NaN, () -> Double.NaN, () -> 0, () -> 0);
    }
}
