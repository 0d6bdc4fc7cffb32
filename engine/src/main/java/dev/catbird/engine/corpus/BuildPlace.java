package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a corpus may be written: never over what is not a corpus. Thread: worker. */
final class BuildPlace {
    /** What may lie in a corpus that is replaced: its own files, and what file managers leave everywhere. */
    private static final Pattern OWN_NAMES =
            Pattern.compile("shard-[0-9a-f]+|corpus\\.json(\\.new)?|\\.DS_Store|Thumbs\\.db|desktop\\.ini");

    private BuildPlace() {}

    /** Makes the folder above a corpus. Throws {@link CorpusException} if it cannot, or something else is there already. */
    static void make(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null || target.getFileName() == null) {
            throw new CorpusException(target, "not a name for a corpus; choose another");
        }
        refuseForeign(target);
        try {
            Files.createDirectories(parent);
        } catch (FileSystemException e) {
            throw unwritable(target, e);
        }
    }

    /** What is replaced must be a corpus and nothing else. */
    private static void refuseForeign(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new CorpusException(target, "is a file, and a corpus is a folder; choose another name");
        }
        try (var entries = Files.newDirectoryStream(target)) {
            for (Path entry : entries) {
                if (!OWN_NAMES.matcher(String.valueOf(entry.getFileName())).matches()) {
                    throw new CorpusException(
                            target,
                            "holds " + entry.getFileName()
                                    + ", which is no part of a corpus; choose another name, or move that away");
                }
            }
        }
    }

    static CorpusException unwritable(Path target, FileSystemException e) {
        String reason = e instanceof AccessDeniedException
                ? "no permission"
                : e instanceof FileAlreadyExistsException
                        ? e.getFile() + " is not a folder"
                        : String.valueOf(e.getReason());
        return new CorpusException(target, "cannot be written there (" + reason + "); choose another folder", e);
    }
}
