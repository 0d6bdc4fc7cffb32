package dev.catbird.app;

import dev.catbird.engine.param.Parameter;
import dev.catbird.presets.Bank;
import dev.catbird.presets.Preset;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code catbird presets}: what presets there are; makes new ones. Thread: main. */
@Command(
        name = "presets",
        sortOptions = false,
        description = "Lists the presets; with --save, makes one of the settings given.",
        footer = {
            "",
            "For example:",
            "  catbird presets",
            "  catbird presets --save wide --preset choir --grain 60 --about \"wider than choir\"",
            "",
            "Presets are text: change and copy them as you like. One of your own goes before a bundled one of its name."
        },
        modelTransformer = ParameterOptions.Adder.class)
final class ListPresets implements Callable<Integer>, ParameterOptions.Owner {
    private final Session session;
    private final ParameterOptions parameterOptions = new ParameterOptions();

    @Mixin
    private final MatchOptions matchOptions = new MatchOptions();

    @Option(names = "--save", paramLabel = "NAME", description = "Save the settings given here under this name.")
    private @Nullable String save;

    @Option(names = "--about", paramLabel = "TEXT", description = "What the saved preset does, in a line.")
    private @Nullable String about;

    ListPresets(Session session) {
        this.session = session;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        Bank bank = MatchOptions.bank(session);
        PrintStream out = session.terminal().out();
        if (save != null) {
            Preset base = matchOptions.preset(session);
            Map<Parameter, Float> values = new EnumMap<>(Parameter.class);
            values.putAll(base.values());
            values.putAll(parameterOptions.values());
            out.println(bank.save(new Preset(save, about == null ? base.about() : about, base.mode(), values)));
            return 0;
        }
        int widest = bank.names().stream().mapToInt(String::length).max().orElse(0);
        for (Preset preset : bank.all(session.terminal()::say)) {
            out.println(preset.name() + " ".repeat(widest + 2 - preset.name().length()) + preset.about());
        }
        out.println();
        out.println("your own: " + bank.folder());
        return 0;
    }
}
