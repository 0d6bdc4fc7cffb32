package dev.catbird.app;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line: the commands, and what they all share. Thread: main. */
@Command(
        name = "catbird",
        description = "Re-speaks what it hears in the sounds and pictures of a video.",
        versionProvider = Version.class,
        sortOptions = false,
        footer = {"", "catbird COMMAND --help explains a command."})
final class Catbird implements Runnable {

    private static final int WIDEST_HELP = 120;

    @SuppressWarnings("UnusedVariable") // picocli looks at it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // picocli looks at it
    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "On failure, show the stack trace.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    private Catbird() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode;
        try (Interruption interruption = Interruption.listening()) {
            exitCode = run(new Session(terminal, System.getenv(), interruption), args);
            interruption.endedWith(exitCode);
        }
        System.exit(exitCode);
    }

    /** Runs one command as the launcher would and returns its exit code; see {@link ErrorPolicy}. */
    static int run(Session session, String... args) {
        Terminal terminal = session.terminal();
        Catbird catbird = new Catbird();
        ErrorPolicy policy = new ErrorPolicy(terminal, () -> catbird.debug);
        PrintWriter out = new PrintWriter(terminal.out(), true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(terminal.err(), true, Charset.defaultCharset());
        CommandLine line = new CommandLine(catbird);
        // A command line of its own for each: picocli looks for model transformers nowhere else.
        commands(session, policy).forEach(command -> line.addSubcommand(new CommandLine(command)));
        line.setOut(out)
                .setErr(err)
                .registerConverter(Float.class, text -> number(text, Float::valueOf))
                .registerConverter(Double.class, text -> number(text, Double::valueOf))
                .registerConverter(int.class, text -> number(text, Integer::valueOf))
                .registerConverter(Path.class, Catbird::path)
                .setUsageHelpWidth(Math.min(terminal.columns(), WIDEST_HELP))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(policy)
                .setExecutionExceptionHandler(policy);
        int exitCode;
        try {
            exitCode = line.execute(args);
        } catch (Error e) {
            exitCode = policy.report(e);
        }
        out.flush();
        err.flush();
        return exitCode;
    }

    private static <N extends Number> N number(String text, Function<String, N> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    private static Path path(String name) {
        try {
            if (!name.isEmpty()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + name + "' is not the name of a file");
    }

    /** Every command there is: a new one gets its line here and nothing else. */
    private static List<Object> commands(Session session, ErrorPolicy policy) {
        return List.of(
                new Demo(session),
                new Render(session),
                new Play(session, policy),
                new Watch(session, policy),
                new LearnPicture(session),
                new Replay(session),
                new Analyze(session),
                new ListPresets(session),
                new Learn(session),
                new Devices(session),
                new Calibrate(session),
                new Doctor(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; catbird --help lists them");
    }
}
