package dev.catbird.app;

import java.lang.reflect.Member;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The two ways of {@code watch}: live, or with {@code -o} into a file; each has options that the other has no use for. Thread: main. */
final class WatchWays implements IModelTransformer {
    /** What films need and live does not; all others of theirs are for both. */
    private static final Set<String> OF_FILMS = Set.of("--size", "--trace", "--sheet");

    /** Where options of live play are declared. */
    private static final Set<Class<?>> LIVE = Set.of(
            LiveOptions.class,
            SoundOptions.class,
            MidiOptions.class,
            WindowOptions.class,
            ResumeOptions.class,
            OscOptions.class);

    private static final String ONCE = "--once";

    /** Gives the command an option for every parameter, and lets it do without {@code -o}. */
    @Override
    public CommandSpec transform(CommandSpec spec) {
        OptionSpec needed = spec.findOption(FilmOptions.OUT);
        spec.remove(needed);
        spec.addOption(OptionSpec.builder(needed).required(false).build());
        return new ParameterOptions.Adder().transform(spec);
    }

    /** Whether a file is to be made. Throws {@link ParameterException} for options that are of the other way. */
    static boolean check(CommandSpec spec) {
        List<OptionSpec> given = spec.commandLine().getParseResult().matchedOptions();
        boolean filmed = spec.commandLine().getParseResult().hasMatchedOption(FilmOptions.OUT);
        for (OptionSpec option : given) {
            String name = option.longestName();
            if (filmed && (isLive(option) || name.equals(ONCE))) {
                throw bad(spec, name + " is for live play; leave it out, or -o");
            }
            if (!filmed && OF_FILMS.contains(name)) {
                throw bad(spec, name + " needs -o OUT, a file to make; leave it out to play live");
            }
        }
        return filmed;
    }

    private static boolean isLive(OptionSpec option) {
        return option.userObject() instanceof Member member && LIVE.contains(member.getDeclaringClass());
    }

    private static ParameterException bad(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
