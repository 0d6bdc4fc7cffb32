package dev.catbird.app;

import dev.catbird.engine.record.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of whatever plays live: devices, hands, windows, how long, and whether it is recorded. Thread: main. */
final class LiveOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private final SoundOptions sound = new SoundOptions();

    @Option(
            names = "--matcher",
            paramLabel = "PLACE",
            description =
                    "inline, thread (later, but no match stops the sound), or auto (default): inline where quick.",
            converter = MatcherPlace.Converter.class)
    private MatcherPlace matcher = MatcherPlace.AUTO;

    @Mixin
    private final MidiOptions midi = new MidiOptions();

    @Mixin
    private WindowOptions windows;

    @Mixin
    private ResumeOptions resume;

    @Mixin
    private OscOptions osc;

    @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
    private @Nullable Double durationS;

    @Option(names = "--json", description = "Tell how it goes in JSON, an object a line.")
    private boolean json;

    @Option(
            names = "--record",
            paramLabel = "FOLDER",
            description = "Record input, output, controls and grains into a new folder, for replay.")
    private @Nullable Path record;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    LiveOptions() {}

    /** Throws {@link ParameterException} for what cannot be. */
    void check() throws IOException {
        windows.check();
        resume.check();
        osc.check();
        midi.check();
        String fault = sound.fault();
        if (fault != null) {
            throw bad(fault);
        }
        if (durationS != null && !(durationS > 0)) {
            throw bad("--duration must be more than 0 seconds");
        }
        if (record != null) {
            Recorder.check(record);
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    SoundOptions sound() {
        return sound;
    }

    MatcherPlace matcher() {
        return matcher;
    }

    MidiOptions midi() {
        return midi;
    }

    WindowOptions windows() {
        return windows;
    }

    ResumeOptions resume() {
        return resume;
    }

    OscOptions osc() {
        return osc;
    }

    /** When to stop, in nanoseconds from the beginning; never unless that is asked for. */
    long lengthNs() {
        return durationS == null ? Long.MAX_VALUE : (long) (durationS * 1e9);
    }

    boolean json() {
        return json;
    }

    /** The folder to record into, or null. */
    @Nullable
    Path record() {
        return record;
    }
}
