package dev.catbird.app;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Makes an option of every parameter in the registry. Thread: main. */
final class ParameterOptions {
    private final Map<Parameter, Float> values = new EnumMap<>(Parameter.class);
    private final Predicate<Parameter> offered;

    /** Options for all parameters. */
    ParameterOptions() {
        this(parameter -> true);
    }

    private ParameterOptions(Predicate<Parameter> offered) {
        this.offered = offered;
    }

    /** Options for those parameters that only pictures depend on. */
    static ParameterOptions ofPictures() {
        return new ParameterOptions(Parameter::ofPictures);
    }

    /** A command that has these options; the options appear by {@code modelTransformer = ParameterOptions.Adder.class}. */
    interface Owner {
        ParameterOptions parameterOptions();
    }

    /** Adds the options to a command whose object is an {@link Owner}. */
    static final class Adder implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            ParameterOptions options = ((Owner) spec.userObject()).parameterOptions();
            for (Parameter parameter : Parameter.values()) {
                if (options.offered.test(parameter)) {
                    spec.addOption(options.option(parameter, spec));
                }
            }
            return spec;
        }
    }

    private OptionSpec option(Parameter parameter, CommandSpec spec) {
        boolean named = parameter.curve() == Curve.CHOICE;
        return OptionSpec.builder("--" + parameter.id())
                .type(named ? String.class : Float.class)
                .paramLabel(label(parameter))
                .description(description(parameter))
                .setter(new CommandLine.Model.ISetter() {
                    @Override
                    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // picocli's signature
                    public <T> T set(T value) {
                        if (value instanceof Float number) {
                            put(parameter, number, spec);
                        } else if (value instanceof String name) {
                            choose(parameter, name, spec);
                        }
                        // What was there before; none is asked for.
                        return null;
                    }
                })
                .build();
    }

    private static String label(Parameter parameter) {
        if (parameter.curve() == Curve.CHOICE) {
            return "NAME";
        }
        return parameter.unit().isEmpty() ? "N" : parameter.unit().toUpperCase(Locale.ROOT);
    }

    private static String description(Parameter parameter) {
        // Two dots are a place where help may break the line.
        String range = parameter.range().replace("..", " to ");
        return parameter.doc() + "; " + range + ", default " + parameter.text(parameter.initial());
    }

    private void put(Parameter parameter, float value, CommandSpec spec) {
        if (Float.isNaN(value)
                || value < parameter.min()
                || value > parameter.max()
                || (parameter.whole() && value != Math.rint(value))) {
            throw refused(parameter, Parameter.number(value), spec);
        }
        values.put(parameter, value);
    }

    /** What was given on the command line. */
    Map<Parameter, Float> values() {
        return Collections.unmodifiableMap(values);
    }

    private void choose(Parameter parameter, String name, CommandSpec spec) {
        int at = parameter.choices().indexOf(name.strip().toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw refused(parameter, name, spec);
        }
        values.put(parameter, (float) at);
    }

    private static ParameterException refused(Parameter parameter, String value, CommandSpec spec) {
        return new ParameterException(
                spec.commandLine(),
                "--" + parameter.id() + " " + value + " is not allowed; choose "
                        + (parameter.curve() == Curve.INTEGER ? "a whole number in " : "") + parameter.range());
    }

    /** Sets what was given on the command line. */
    void apply(Parameters parameters) {
        values.forEach(parameters::set);
    }
}
