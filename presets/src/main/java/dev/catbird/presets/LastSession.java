package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;

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

    /** What a file says; empty if there is none. Throws {@link PresetException} if it cannot be used. */
    public static Optional<LastSession> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file.toString(), Bank.text(file), warning -> {}));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static LastSession read(String where, String text, Consumer<String> warn) throws PresetException {
        PresetText.Read read = PresetText.read(NAME, where, text);
        read.warnings().forEach(warn);
        return new LastSession(
                read.preset(), top(text, CALLED_KEY), top(text, ENDED_KEY).equals(WELL), instant(top(text, AT_KEY)));
    }

    private static String top(String text, String key) {
        Object value = Toml.parse(text).get(List.of(key));
        return value instanceof String found ? found : "";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    String text() {
        PresetLines lines = new PresetLines(PresetText.rewrite(BEGINNING, state));
        lines.set("", ENDED_KEY, PresetText.quoted(endedWell ? WELL : NOT_YET));
        lines.set("", CALLED_KEY, PresetText.quoted(calledLast));
        lines.set("", AT_KEY, PresetText.quoted(at.toString()));
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
