package dev.catbird.app;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Makes an option of every parameter in the registry. Thread: main. */
final class ParameterOptions {
    private final Map<Parameter, Float> values = new EnumMap<>(Parameter.class);

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
                spec.addOption(options.option(parameter, spec));
            }
            return spec;
        }
    }

    private OptionSpec option(Parameter parameter, CommandSpec spec) {
        return OptionSpec.builder("--" + parameter.id())
                .type(Float.class)
                .paramLabel(parameter.unit().isEmpty() ? "N" : parameter.unit().toUpperCase(java.util.Locale.ROOT))
                .description(description(parameter))
                .setter(new CommandLine.Model.ISetter() {
                    @Override
                    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // picocli's signature
                    public <T> T set(T value) {
                        Float before = values.get(parameter);
                        if (value instanceof Float number) {
                            put(parameter, number, spec);
                        }
                        return (T) before;
                    }
                })
                .build();
    }

    private static String description(Parameter parameter) {
        // Two dots are a place where help may break the line.
        String range = parameter.range().replace("..", " to ");
        return parameter.doc() + "; " + range + ", default " + Parameter.number(parameter.initial());
    }

    private void put(Parameter parameter, float value, CommandSpec spec) {
        boolean whole = parameter.curve() == Curve.INTEGER || parameter.curve() == Curve.SWITCH;
        if (Float.isNaN(value)
                || value < parameter.min()
                || value > parameter.max()
                || (whole && value != Math.rint(value))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--" + parameter.id() + " " + Parameter.number(value) + " is not allowed; choose "
                            + (parameter.curve() == Curve.INTEGER ? "a whole number in " : "") + parameter.range());
        }
        values.put(parameter, value);
    }

    /** What was given on the command line. */
    Map<Parameter, Float> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Sets what was given on the command line. */
    void apply(Parameters parameters) {
        values.forEach(parameters::set);
    }
}
