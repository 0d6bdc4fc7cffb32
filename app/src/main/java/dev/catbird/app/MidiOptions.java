package dev.catbird.app;

import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.MidiControl;
import dev.catbird.midi.Programs;
import dev.catbird.midi.binding.BindingFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose MIDI devices. Thread: main. */
final class MidiOptions {
    @Option(
            names = "--midi",
            paramLabel = "NAME",
            description = "Listen to MIDI devices with this in their names only; may be given more than once.")
    private @Nullable List<String> names;

    @Option(names = "--no-midi", description = "Listen to no MIDI device.")
    private boolean none;

    /** What is wrong with the options by themselves, or null. */
    @Nullable
    String fault() {
        return none && names != null ? "--midi and --no-midi do not go together" : null;
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
