package dev.catbird.engine.corpus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.picture.Bc1;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code corpus.json}, and lets nothing pass that does not add up. Thread: worker. */
final class ManifestFile {
    static final String NAME = "corpus.json";
    private static final String ENDING = ".catbird";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Ten thousand videos need some 20 MiB. */
    private static final long MAX_BYTES = 64 << 20;

    private static final Pattern FOLDER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private ManifestFile() {}

    /** Writes the manifest of a corpus in one step: a reader sees the old one or the new one. */
    static void write(Path corpus, Manifest manifest) throws IOException {
        Path file = corpus.resolve(NAME);
        Path fresh = corpus.resolve(NAME + ".new");
        Files.writeString(fresh, GSON.toJson(manifest) + "\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads the manifest of the corpus in folder {@code corpus}, complete or not. */
    static Manifest read(Path corpus) throws IOException {
        Path file = corpus.resolve(NAME);
        if (!Files.exists(corpus)) {
            Path part = BuildFolder.partOf(corpus);
            if (Files.exists(part.resolve(NAME))) {
                throw unfinished(read(part), corpus);
            }
            throw new CorpusException(corpus, "no such corpus; make one with: " + command(null, corpus));
        }
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw foreign(corpus, "its " + NAME + " is too large");
            }
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CorpusException(
                    corpus, "not a corpus (it has no " + NAME + "); make one with: " + command(null, corpus), e);
        } catch (CharacterCodingException e) {
            throw foreign(corpus, "its " + NAME + " is not text");
        } catch (FileSystemException e) {
            throw new CorpusException(
                    corpus, "not a corpus, or not readable; make one with: " + command(null, corpus), e);
        }
        return parse(corpus, text);
    }

    private static Manifest parse(Path corpus, String text) throws CorpusException {
        Manifest manifest;
        try {
            JsonObject head = GSON.fromJson(text, JsonObject.class);
            if (head == null || !head.has("format") || !Manifest.FORMAT.equals(asText(head, "format"))) {
                throw foreign(corpus, "its " + NAME + " was not written by Catbird");
            }
            int version = head.get("version").getAsInt();
            if (version != Manifest.VERSION) {
                throw wrongVersion(corpus, version);
            }
            manifest = GSON.fromJson(head, Manifest.class);
            String fault = fault(manifest);
            if (fault != null) {
                throw foreign(corpus, "its " + NAME + " does not add up: " + fault);
            }
        } catch (RuntimeException e) {
            // Gson reports foreign input by half a dozen unchecked exceptions, the records' own among them.
            throw new CorpusException(
                    corpus, "its " + NAME + " is damaged; build it again with: " + command(null, corpus), e);
        }
        return manifest;
    }

    /** The refusal of a corpus whose build was interrupted. */
    static CorpusException unfinished(Manifest manifest, Path corpus) {
        return new CorpusException(corpus, "its build was interrupted; go on with it by: " + command(manifest, corpus));
    }

    private static String asText(JsonObject head, String member) {
        return head.get(member).isJsonPrimitive() ? head.get(member).getAsString() : "";
    }

    private static CorpusException foreign(Path corpus, String cause) {
        return new CorpusException(corpus, cause + "; build it again with: " + command(null, corpus));
    }

    private static CorpusException wrongVersion(Path corpus, int version) {
        return new CorpusException(
                corpus,
                version > Manifest.VERSION
                        ? "made by a newer Catbird (format " + version + ", this one reads " + Manifest.VERSION
                                + "); update Catbird, or build it again with: " + command(null, corpus)
                        : "made by an older Catbird (format " + version + ", this one reads " + Manifest.VERSION
                                + "); build it again with: " + command(null, corpus));
    }

    /** The command that builds a corpus again, as it would be typed. */
    static String command(@Nullable Manifest manifest, Path corpus) {
        String videos = manifest == null
                ? "VIDEO..."
                : manifest.shards().stream()
                        .limit(3)
                        .map(shard -> quoted(shard.source().path()))
                        .collect(Collectors.joining(" "));
        String more = manifest != null && manifest.shards().size() > 3 ? " ..." : "";
        String name = corpus.toString();
        return "catbird analyze " + videos + more + " -o " + quoted(name.endsWith(ENDING) ? name : name + ENDING);
    }

    private static String quoted(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }

    /** What does not add up, or null. Gson leaves out what is not there, so nothing is taken for granted. */
    @SuppressWarnings({"NullAway", "ConstantValue"}) // a record read by Gson may hold nulls anywhere
    private static @Nullable String fault(Manifest manifest) {
        if (manifest.analysis() == null || manifest.box() == null || manifest.shards() == null) {
            return "a part is missing";
        }
        if (manifest.complete() && manifest.shards().isEmpty()) {
            return "it has no videos";
        }
        Set<String> folders = new HashSet<>();
        for (Manifest.Shard shard : manifest.shards()) {
            if (shard == null || shard.folder() == null || shard.source() == null || shard.sound() == null) {
                return "a part of a video is missing";
            }
            if (!FOLDER_NAME.matcher(shard.folder()).matches() || !folders.add(shard.folder())) {
                return "folder name";
            }
            Manifest.Source source = shard.source();
            if (source.path() == null
                    || source.sha256() == null
                    || !SHA_256.matcher(source.sha256()).matches()) {
                return "source of " + shard.folder();
            }
            String fault = soundFault(shard.sound(), manifest.analysis());
            if (fault == null && shard.pictures() != null) {
                fault = pictureFault(shard.pictures());
            }
            if (fault != null) {
                return fault + " of " + shard.folder();
            }
        }
        return null;
    }

    @SuppressWarnings({"NullAway", "ConstantValue"}) // as above
    private static @Nullable String soundFault(Manifest.Sound sound, AnalysisSettings analysis) {
        int hop = analysis.corpusHopFrames();
        if (sound.warnings() == null || (sound.channels() != 1 && sound.channels() != 2) || sound.frames() < 1) {
            return "sound";
        }
        if (sound.units() != (sound.frames() + hop - 1) / hop) {
            return "number of units";
        }
        return filesFault(
                sound.files(),
                List.of(
                        SoundStage.SOUND,
                        SoundStage.UNITS,
                        SoundStage.LEVELS,
                        IndexFiles.SUMMARIES,
                        IndexFiles.ORDER,
                        IndexFiles.CELLS),
                soundLengths(sound, analysis));
    }

    private static List<Long> soundLengths(Manifest.Sound sound, AnalysisSettings analysis) {
        List<Long> lengths = new ArrayList<>();
        lengths.add(sound.frames() * sound.channels() * Float.BYTES);
        lengths.add((long) sound.units() * analysis.rowBytes());
        lengths.add((long) sound.units() * Float.BYTES);
        lengths.addAll(IndexFiles.lengths(sound.units(), analysis));
        return lengths;
    }

    @SuppressWarnings({"NullAway", "ConstantValue"}) // as above
    private static @Nullable String pictureFault(Manifest.Pictures pictures) {
        if (pictures.warnings() == null || pictures.count() < 0 || pictures.files() == null) {
            return "pictures";
        }
        if (pictures.count() == 0) {
            return pictures.files().isEmpty() ? null : "files";
        }
        int width = pictures.width();
        int height = pictures.height();
        if (width < 1
                || height < 1
                || width > 4096
                || height > 4096
                || !(pictures.framesPerS() > 0)
                || pictures.bytesPerPicture() != Bc1.bytes(width, height)) {
            return String.format(Locale.ROOT, "picture size %dx%d", width, height);
        }
        return filesFault(
                pictures.files(),
                List.of(PictureFiles.PICTURES, PictureFiles.TIMES),
                List.of((long) pictures.count() * pictures.bytesPerPicture(), (long) pictures.count() * Double.BYTES));
    }

    @SuppressWarnings({"NullAway", "ConstantValue"}) // as above
    private static @Nullable String filesFault(
            List<Manifest.StoredFile> files, List<String> names, List<Long> lengths) {
        if (files == null || files.size() != names.size()) {
            return "files";
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i) == null || !names.get(i).equals(files.get(i).name())) {
                return "file names";
            }
            if (lengths.get(i) != files.get(i).bytes()) {
                return "length of " + names.get(i);
            }
        }
        return null;
    }
}
