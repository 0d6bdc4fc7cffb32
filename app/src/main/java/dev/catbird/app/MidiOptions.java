package dev.catbird.app;

import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.MidiControl;
import dev.catbird.midi.Programs;
import dev.catbird.midi.binding.BindingFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose MIDI devices. Thread: main. */
final class MidiOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--midi",
            paramLabel = "NAME",
            description = "Listen to MIDI devices with this in their names only; may be given more than once.")
    private @Nullable List<String> names;

    @Option(names = "--no-midi", description = "Listen to no MIDI device.")
    private boolean none;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    MidiOptions() {}

    /** Throws {@link ParameterException} for what cannot be. */
    void check() {
        if (none && names != null) {
            throw new ParameterException(spec.commandLine(), "--no-midi means no MIDI; leave it out, or --midi");
        }
    }

    /** Where bindings are kept for whoever runs the process. */
    static BindingFolder folder(Session session) {
        return new BindingFolder(Memory.ofUser(session.environment()).resolve("midi"));
    }

    /** Listens from now on; null if no device is wanted. */
    @Nullable
    MidiControl open(Session session, Parameters parameters, Programs programs) throws IOException {
        return none ? null : MidiControl.open(names == null ? List.of() : names, folder(session), parameters, programs);
    }
}
