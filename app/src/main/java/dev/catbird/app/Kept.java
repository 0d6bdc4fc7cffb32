package dev.catbird.app;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Autosave;
import dev.catbird.presets.Deck;
import dev.catbird.presets.LastSession;
import dev.catbird.presets.Preset;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How knobs stood in the last session, and what keeps how they stand in this one. Thread: main. */
final class Kept implements AutoCloseable {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final @Nullable Autosave autosave;
    private final @Nullable LastSession last;

    /** {@code last} is the session to resume, if one is. */
    Kept(@Nullable Autosave autosave, @Nullable LastSession last) {
        this.autosave = autosave;
        this.last = last;
    }

    /** What to begin with: what was asked for, in the mode of the session that is resumed unless a mode was {@code chosen}. */
    Preset inMode(Preset asked, boolean chosen) {
        Mode mode = last == null || chosen ? asked.mode() : last.state().mode();
        return new Preset(asked.name(), asked.about(), mode, asked.values());
    }

    /** The knobs of the session that is resumed; none if none is. */
    Set<Parameter> resumed() {
        return last == null ? Set.of() : last.state().values().keySet();
    }

    /** Sets the knobs as they stood, if they shall stand so, and says it. */
    void resume(Deck deck, Consumer<String> say) {
        if (last != null) {
            deck.resume(last.state(), last.calledLast());
            say.accept("the last session ("
                    + (last.calledLast().isEmpty() ? "" : "preset " + last.calledLast() + ", ")
                    + WHEN.format(last.at().atZone(ZoneId.systemDefault())) + ")"
                    + (last.endedWell() ? " is resumed" : " ended without closing")
                    + ": all knobs are as they were then; key r, or --fresh, begins as the command line says");
        }
    }

    /** Sound has begun: from now on there is something to keep. */
    void begin(Parameters parameters, Mode mode, Deck deck, Consumer<String> say) {
        if (autosave != null) {
            autosave.begin(parameters, mode, deck::currentName, say);
        }
    }

    /** The session came to its usual end. */
    void endWell() {
        if (autosave != null) {
            autosave.endWell();
        }
    }

    @Override
    public void close() throws IOException {
        if (autosave != null) {
            autosave.close();
        }
    }
}
