package dev.catbird.app;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Bank;
import dev.catbird.presets.Preset;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What sets the matcher on a command line: a preset, or a mode; and then single parameters. Thread: main. */
final class MatchOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Begin with these settings: see catbird presets; or a file NAME.toml.")
    private @Nullable String preset;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "combination (default), basic, unique or weighted.",
            converter = ModeConverter.class)
    private @Nullable Mode mode;

    /** The bank of whoever runs the process. */
    static Bank bank(Session session) {
        return new Bank(Memory.ofUser(session.environment()).resolve("presets"));
    }

    /** The preset that was asked for, or one that sets nothing; in the mode that was asked for. */
    Preset preset(Session session) throws IOException {
        Preset found = preset == null
                ? new Preset("", "", Mode.COMBINATION, Map.of())
                : bank(session).find(preset, session.terminal()::say);
        return mode == null ? found : new Preset(found.name(), found.about(), mode, found.values());
    }

    /** Whether a mode was asked for, by its name or with a preset. */
    boolean choosesMode() {
        return mode != null || preset != null;
    }

    /** The parameters to begin with; {@code framesPerS} of the corpus's pictures. */
    static Parameters parameters(Preset preset, double framesPerS, ParameterOptions options) {
        Parameters parameters = new Parameters();
        preset.mode().prepare(parameters, framesPerS);
        preset.recall(parameters);
        options.apply(parameters);
        return parameters;
    }

    /** The modes by name, in any case, with the names there are for any other. */
    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String name) {
            Iterator<Mode> found = Arrays.stream(Mode.values())
                    .filter(m -> m.name().equalsIgnoreCase(name))
                    .iterator();
            if (!found.hasNext()) {
                throw new TypeConversionException(
                        "'" + name + "' is not known; choose combination, basic, unique or weighted");
            }
            return found.next();
        }
    }
}
