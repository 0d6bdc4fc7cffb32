package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.engine.settings.SettingsLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the knobs stood when a session was last written down. As text it is a preset that also says how the session ended. Thread:
 * any.
 *
 * @param state all knobs; {@link Preset#mode} is the one that was played
 * @param calledLast name of the preset called last, or empty
 * @param endedWell whether it was closed, else it was killed or is still being played
 * @param at when it was written
 */
public record LastSession(Preset state, String calledLast, boolean endedWell, Instant at) {
    private static final String BEGINNING = """
            # How the knobs stood in the last session, written while it was played; deleted, it is forgotten.
            # It is a preset: copied into the folder presets, under a name of its own, it is kept.
            """;
    private static final String ENDED_KEY = "ended";
    private static final String WELL = "well";
    private static final String NOT_YET = "not yet";
    private static final String CALLED_KEY = "preset";
    private static final String AT_KEY = "written";
    private static final String NAME = "session";

    /** What a file says; empty if there is none. Throws {@link SettingsException} if it cannot be used. */
    public static Optional<LastSession> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file.toString(), Settings.text(file, Bank.NO_PRESET), warning -> {}));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static LastSession read(String where, String text, Consumer<String> warn) throws SettingsException {
        PresetText.Read read = PresetText.read(NAME, where, text);
        read.warnings().forEach(warn);
        Settings settings = Settings.parse(where, text);
        return new LastSession(
                read.preset(),
                known(settings, CALLED_KEY),
                known(settings, ENDED_KEY).equals(WELL),
                instant(known(settings, AT_KEY)));
    }

    /** What it says there; empty if it is not what we write. */
    private static String known(Settings settings, String key) {
        return settings.value(key) instanceof String text ? text : "";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    String text() {
        SettingsLines lines = new SettingsLines(PresetText.rewrite(BEGINNING, state));
        lines.set("", ENDED_KEY, Settings.quoted(endedWell ? WELL : NOT_YET));
        lines.set("", CALLED_KEY, Settings.quoted(calledLast));
        lines.set("", AT_KEY, Settings.quoted(at.toString()));
        return lines.text();
    }

    /** Whether another says the same, but for when. */
    boolean saysSameAs(@Nullable LastSession other) {
        return other != null
                && state.equals(other.state)
                && calledLast.equals(other.calledLast)
                && endedWell == other.endedWell;
    }

    static LastSession of(Parameters now, Mode mode, String calledLast, boolean endedWell, Instant at) {
        return new LastSession(Preset.of(NAME, "", mode, now), calledLast, endedWell, at);
    }
}
