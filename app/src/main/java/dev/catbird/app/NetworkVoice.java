package dev.catbird.app;

import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.video2sound.HistoricalModel;
import dev.catbird.video2sound.HistoricalSound;
import dev.catbird.video2sound.Learnt;
import dev.catbird.video2sound.LiveNetwork;
import dev.catbird.video2sound.Model;
import dev.catbird.video2sound.NetworkSight;
import dev.catbird.video2sound.NetworkSound;
import dev.catbird.video2sound.WaveNetModel;
import dev.catbird.video2sound.WaveNetSound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a network says itself, where it makes samples rather than choosing grains. The instrument hears that in place of the watched
 * film: as it comes with {@code --wet 0}, re-spoken by the corpus with {@code --wet 1}. Thread: main.
 *
 * @param seeing the way to see
 * @param learnt what that takes, or null
 */
record NetworkVoice(Seeing seeing, @Nullable Learnt learnt) {
    /** Pieces at once for those that retrieve, if nobody says otherwise: more blur what each of them shows. */
    private static final int USUAL_COMBINATION = 2;

    /** Whether it makes samples. */
    boolean speaks() {
        return seeing != Seeing.RETRIEVE && seeing != Seeing.MOSAIC;
    }

    /** Whether pictures of the corpus are compared with what is seen. */
    boolean compares() {
        return seeing == Seeing.RETRIEVE;
    }

    /** What says how bands sound, or null if it is something else that was learnt. */
    @Nullable
    Model bands() {
        return learnt instanceof Model model ? model : null;
    }

    /** Sets what is usual for this way to see. */
    void prepare(Parameters parameters) {
        if (seeing == Seeing.RETRIEVE) {
            parameters.set(Parameter.COMBINATION, USUAL_COMBINATION);
        }
        if (speaks()) {
            parameters.set(Parameter.WET, 0);
        }
        if (seeing == Seeing.WAVENET) {
            parameters.set(Parameter.TEMPERATURE, 1);
        }
    }

    /** What it says of the pictures of {@code watched}, at that rate. Closing it leaves the pictures open. */
    SoundReader open(PictureReader pictures, Parameters parameters, MediaLibrary library, int rateHz, Path watched)
            throws IOException {
        long seed = Math.round(parameters.get(Parameter.SEED));
        float temperature = parameters.get(Parameter.TEMPERATURE);
        NetworkSound said = said(
                (model, rendering) -> new HistoricalSound(pictures, model, rendering, seed),
                model -> new WaveNetSound(pictures, model, temperature, seed));
        return library.resampled(said, rateHz, watched);
    }

    /** What it says of what is watched live, from now on. Closing it leaves {@code watching} open, which keeps its pictures. */
    LiveNetwork begin(Watching watching, MediaLibrary library, Parameters parameters, int rateHz) throws IOException {
        NetworkSight seen = new NetworkSight(watching.sight(), parameters);
        long seed = Math.round(parameters.get(Parameter.SEED));
        float temperature = parameters.get(Parameter.TEMPERATURE);
        NetworkSound said = said(
                (model, rendering) -> new HistoricalSound(seen, model, rendering, seed),
                model -> new WaveNetSound(seen, model, temperature, seed));
        return new LiveNetwork(seen, said, library.resampled(said, rateHz, Path.of(watching.name())), parameters);
    }

    private NetworkSound said(
            BiFunction<HistoricalModel, HistoricalSound.Rendering, NetworkSound> old,
            Function<WaveNetModel, NetworkSound> wave) {
        HistoricalSound.Rendering rendering = seeing.rendering();
        if (learnt instanceof HistoricalModel historical && rendering != null) {
            return old.apply(historical, rendering);
        }
        if (learnt instanceof WaveNetModel net) {
            return wave.apply(net);
        }
        throw new IllegalStateException("--mode " + seeing + " makes no samples");
    }
}
