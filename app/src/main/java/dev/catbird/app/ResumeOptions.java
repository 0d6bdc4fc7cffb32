package dev.catbird.app;

import dev.catbird.engine.settings.SettingsException;
import dev.catbird.presets.Autosave;
import dev.catbird.presets.LastSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say whether knobs begin where they stood in the last session. Thread: main. */
final class ResumeOptions {
    static final String FILE = "session.toml";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--resume",
            description =
                    "Begin with all knobs where they stood when the last session ended; of itself after a crash only.")
    private boolean resume;

    @Option(names = "--fresh", description = "Begin as the command line says, even after a crash.")
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    ResumeOptions() {}

    /** Throws {@link ParameterException} for what cannot be. */
    void check() {
        if (resume && fresh) {
            throw new ParameterException(spec.commandLine(), "--resume and --fresh are contraries; choose one");
        }
    }

    /** The file that this session is kept in from now on, and the session that is to be resumed. */
    Kept open(Session session) throws IOException {
        Path file = Memory.ofUser(session.environment()).resolve(FILE);
        Autosave autosave = null;
        try {
            autosave = Autosave.open(file);
            if (autosave == null) {
                session.terminal()
                        .say("another session keeps " + file + ": how the knobs of this one stand is not saved");
            }
        } catch (IOException e) {
            session.terminal().say("how the knobs stand is not saved: " + file + " cannot be written");
        }
        return new Kept(autosave, wanted(session, file, autosave));
    }

    private @Nullable LastSession wanted(Session session, Path file, @Nullable Autosave autosave) throws IOException {
        if (fresh) {
            return null;
        }
        Optional<LastSession> last = Optional.empty();
        try {
            last = LastSession.read(file);
        } catch (SettingsException e) {
            if (resume) {
                throw e;
            }
            session.terminal().say(e.getMessage() + "; the last session cannot be resumed");
        }
        if (resume && last.isEmpty()) {
            session.terminal().say("there is no last session to resume: it begins as the command line says");
        }
        // Without the lock it may be a session that is being played.
        boolean crashed = autosave != null && last.isPresent() && !last.get().endedWell();
        return resume || crashed ? last.orElse(null) : null;
    }
}
