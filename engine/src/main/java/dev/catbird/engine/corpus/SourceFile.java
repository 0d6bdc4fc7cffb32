package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells source files apart by their content. Thread: worker. */
final class SourceFile {
    private static final int PIECE_BYTES = 1 << 20;

    private SourceFile() {}

    /** What is known without reading: the hash stays empty. */
    static Manifest.Source stat(Path file) throws IOException {
        Path real = file.toRealPath();
        return new Manifest.Source(
                real.toString(),
                Files.size(real),
                Files.getLastModifiedTime(real).toMillis(),
                "");
    }

    /** What is {@code known} of a file that is untouched since, or null. */
    static Manifest.@Nullable Source recall(Path file, Iterable<Manifest.Source> known) throws IOException {
        Manifest.Source now = stat(file);
        for (Manifest.Source source : known) {
            if (now.untouchedSince(source)) {
                return source;
            }
        }
        return null;
    }

    /** The file's identity, read from all of it; progress is in bytes. */
    static Manifest.Source identify(Path file, ProgressListener progress, BooleanSupplier cancelled)
            throws IOException {
        Manifest.Source now = stat(file);
        return new Manifest.Source(now.path(), now.bytes(), now.modifiedMs(), hash(file, progress, cancelled));
    }

    /** Throws {@link MediaException} if the file changed since it was identified. */
    static void checkUntouched(Path file, Manifest.Source before) throws IOException {
        if (!stat(file).untouchedSince(before)) {
            throw new MediaException(file, "it was changed while it was being read; try again when it is complete");
        }
    }

    private static String hash(Path file, ProgressListener progress, BooleanSupplier cancelled) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] piece = new byte[PIECE_BYTES];
        ByteBuffer wrapped = ByteBuffer.wrap(piece);
        long read = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int n = channel.read(wrapped.clear()); n >= 0; n = channel.read(wrapped.clear())) {
                Stop.ifAsked(cancelled);
                digest.update(piece, 0, n);
                read += n;
                progress.advance(read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
