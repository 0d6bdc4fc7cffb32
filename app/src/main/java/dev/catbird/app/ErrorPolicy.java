package dev.catbird.app;

import dev.catbird.engine.corpus.CorpusException;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.video2sound.ModelException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a failure looks like from outside, for every command: one line on stderr and an exit code. A stack trace only
 * with {@code --debug}. Thread: main.
 */
final class ErrorPolicy implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** We failed: a defect, a full disk, too little memory. */
    static final int OUR_FAILURE = 1;
    /** What we were given cannot be used: a wrong option, a missing or broken file. */
    static final int BAD_INPUT = 2;
    /** Stopped by Ctrl-C, as shells report it: 128 + SIGINT. */
    static final int INTERRUPTED = 130;

    /** A word that is meant as an option: numbers may be negative. */
    private static final Pattern OPTION = Pattern.compile("--?[^-.0-9].*", Pattern.DOTALL);

    private final Terminal terminal;
    private final BooleanSupplier debug;

    ErrorPolicy(Terminal terminal, BooleanSupplier debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        if (e instanceof MissingParameterException) {
            // What is missing may be there, but for a slip of the pen.
            CommandSpec command = e.getCommandLine().getCommandSpec();
            for (String word : args) {
                if (OPTION.matcher(word).matches() && command.findOption(word.replaceFirst("=.*", "")) == null) {
                    return report(new UnmatchedArgumentException(e.getCommandLine(), List.of(word)));
                }
            }
        }
        return report(e);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        return report(e);
    }

    /** Prints one line about a failure and returns the exit code it stands for. */
    int report(Throwable failure) {
        terminal.say(message(failure).strip().replaceAll("\\s*\\R\\s*", "; "));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(terminal.err());
        }
        return exitCode(failure);
    }

    static int exitCode(Throwable failure) {
        if (failure instanceof CancellationException) {
            return INTERRUPTED;
        }
        if (isOfAFullDisk(failure)) {
            return OUR_FAILURE;
        }
        boolean theirs = failure instanceof ParameterException
                || failure instanceof BadInputException
                || failure instanceof MediaException
                || failure instanceof CorpusException
                || failure instanceof DeviceException
                || failure instanceof SettingsException
                || failure instanceof ModelException
                || failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException
                || failure instanceof FileAlreadyExistsException
                || failure instanceof AccessDeniedException;
        return theirs ? BAD_INPUT : OUR_FAILURE;
    }

    /** Systems tell that in words alone, and FFmpeg repeats them. */
    private static boolean isOfAFullDisk(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof IOException
                && (message.contains("no space left on device")
                        || message.contains("disk quota exceeded")
                        || message.contains("not enough space on the disk"));
    }

    /** What is wrong, for people. */
    static String message(Throwable failure) {
        if (failure instanceof UnmatchedArgumentException e) {
            return unmatched(e);
        }
        if (failure instanceof MissingParameterException e) {
            return lowerFirst(orElse(e, e.toString())) + "; "
                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help shows how";
        }
        if (failure instanceof CancellationException) {
            return orElse(failure, "stopped");
        }
        if (failure instanceof NoSuchFileException e) {
            return e.getFile() + ": no such file";
        }
        if (failure instanceof AccessDeniedException e) {
            return e.getFile() + ": permission denied";
        }
        if (failure instanceof FileAlreadyExistsException e) {
            return e.getFile() + ": a file of that name is in the way of a folder";
        }
        if (failure instanceof FileSystemException e) {
            return e.getFile() + ": " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        }
        if (failure instanceof ParameterException || failure instanceof IOException) {
            return lowerFirst(orElse(failure, failure.toString()));
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory (" + failure.getMessage()
                    + "); give Java more, for example CATBIRD_JVM_FLAGS=-Xmx4g";
        }
        return "internal error: " + failure + " (--debug shows where)";
    }

    private static String unmatched(UnmatchedArgumentException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        String name = word.replaceFirst("=.*", "");
        boolean option = e.isUnknownOption();
        Set<String> known =
                option ? command.optionsMap().keySet() : command.subcommands().keySet();
        if (option && new File(word).exists()) {
            return "unknown option '" + word + "'; if the file of that name is meant, write " + new File(".", word);
        }
        String kind = option ? "unknown option" : known.isEmpty() ? "unexpected argument" : "unknown command";
        return kind + " '" + word + "'; "
                + Spelling.nearest(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(command.qualifiedName() + " --help lists what there is");
    }

    private static String orElse(Throwable failure, String otherwise) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? otherwise : message;
    }

    /** Picocli's sentences begin with a capital letter, ours continue after {@code catbird: }. */
    private static String lowerFirst(String message) {
        boolean sentence = message.length() > 1
                && Character.isUpperCase(message.charAt(0))
                && Character.isLowerCase(message.charAt(1))
                && !message.substring(0, message.indexOf(' ') < 0 ? message.length() : message.indexOf(' '))
                        .matches(".*[/\\\\.:].*");
        return sentence ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) : message;
    }
}
