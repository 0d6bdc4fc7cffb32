package dev.catbird.app;

import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which library reads and writes media files here, and why that one: the first that loads, or the one that
 * {@code CATBIRD_MEDIA} names. Thread: any; loading takes up to a second or so.
 *
 * @param library the library in use
 * @param why a sentence for people
 * @param warning a line to print before work begins, or null if all is as it should be
 */
record MediaChoice(
        MediaLibrary library, String why, @Nullable String warning) {

    static final String VARIABLE = "CATBIRD_MEDIA";

    /**
     * A library that may be there.
     *
     * @param id its name in {@code CATBIRD_MEDIA}
     * @param name its name for people
     * @param limits what it cannot do, or null
     * @param loader loads it, or says why not
     */
    record Candidate(String id, String name, @Nullable String limits, Loader loader) {}

    /** Loads a media library. */
    @FunctionalInterface
    interface Loader {
        MediaLibrary load() throws Exception;
    }

    /** Chooses for this process. Throws {@link IOException} if no library, or not the one asked for, can be loaded. */
    static MediaChoice ofProcess(Map<String, String> environment) throws IOException {
        String asked = System.getProperty("catbird.media", environment.getOrDefault(VARIABLE, ""));
        return among(candidates(), asked);
    }

    /** The library for this process; if it is not as it should be, that is said. Throws as {@link #ofProcess} does. */
    static MediaLibrary library(Session session) throws IOException {
        MediaChoice choice = ofProcess(session.environment());
        if (choice.warning() != null) {
            session.terminal().say(choice.warning());
        }
        return choice.library();
    }

    private static List<Candidate> candidates() {
        return List.of(
                new Candidate("ffmpeg", "FFmpeg", null, FfmpegLibrary::load),
                new Candidate(
                        "jcodec",
                        "JCodec",
                        "it reads only pictures of MP4 and MOV and uncompressed WAV, and writes only WAV",
                        JcodecLibrary::new));
    }

    /** The first candidate that loads, or the one asked for by its id; {@code asked} may be empty. */
    static MediaChoice among(List<Candidate> candidates, String asked) throws IOException {
        List<Candidate> allowed = candidates;
        if (!asked.isBlank()) {
            String id = asked.strip().toLowerCase(Locale.ROOT);
            allowed = candidates.stream().filter(c -> c.id().equals(id)).toList();
            if (allowed.isEmpty()) {
                String ids = candidates.stream().map(Candidate::id).collect(Collectors.joining(", "));
                throw new BadInputException(VARIABLE + "=" + asked + " is not known; allowed: " + ids);
            }
        }
        List<String> failures = new ArrayList<>();
        for (Candidate candidate : allowed) {
            try {
                MediaLibrary library = candidate.loader().load();
                return chosen(candidate, library, !asked.isBlank(), failures);
            } catch (Exception | LinkageError e) {
                failures.add(
                        e instanceof IOException && e.getMessage() != null
                                ? e.getMessage()
                                : candidate.name() + " could not be loaded: " + reason(e));
            }
        }
        throw new IOException("no media library: " + String.join("; ", failures));
    }

    private static MediaChoice chosen(Candidate candidate, MediaLibrary library, boolean asked, List<String> failures) {
        String why = asked
                ? VARIABLE + " asks for it"
                : failures.isEmpty() ? "the first choice, loaded" : String.join("; ", failures);
        String warning = failures.isEmpty() || candidate.limits() == null
                ? null
                : why + "; using " + library.name() + " (" + candidate.limits() + ")";
        return new MediaChoice(library, why, warning);
    }

    /** The innermost cause: native loaders wrap what went wrong several times over. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
