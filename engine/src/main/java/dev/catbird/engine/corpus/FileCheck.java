package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Compares the files of a stored corpus with its manifest before anyone maps them: lengths always, checksums of as many
 * chunks as a bound allows. Small corpora are checked whole; of large ones the first and last chunk of every file and
 * others spread evenly. Thread: worker.
 */
final class FileCheck {
    /** Chunks looked at when a corpus is opened: 256 MiB, a tenth of a second when warm. */
    static final int OPENING_CHUNKS = 64;

    private static final int PIECE_BYTES = 256 << 10;

    private final Path corpus;
    private final Manifest manifest;
    private final List<Item> items = new ArrayList<>();
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
    private int chunks;

    private record Item(Path file, String shownName, long bytes, IntBuffer table, int firstChunk) {}

    private FileCheck(Path corpus, Manifest manifest) {
        this.corpus = corpus;
        this.manifest = manifest;
    }

    /** Checks a corpus, at most {@code maxChunks} of its chunks. */
    static void corpus(Path corpus, Manifest manifest, int maxChunks) throws IOException {
        FileCheck check = new FileCheck(corpus, manifest);
        for (Manifest.Shard shard : manifest.shards()) {
            for (Manifest.StoredFile file : shard.sound().files()) {
                check.add(shard.folder(), file);
            }
            if (shard.pictures() != null) {
                for (Manifest.StoredFile file : shard.pictures().files()) {
                    check.add(shard.folder(), file);
                }
            }
        }
        check.run(maxChunks);
    }

    /** Checks every byte of some files of one shard. */
    static void whole(Path corpus, Manifest manifest, String folder, List<Manifest.StoredFile> files)
            throws IOException {
        FileCheck check = new FileCheck(corpus, manifest);
        for (Manifest.StoredFile file : files) {
            check.add(folder, file);
        }
        check.run(Integer.MAX_VALUE);
    }

    private void add(String folder, Manifest.StoredFile stored) throws IOException {
        Path file = corpus.resolve(folder).resolve(stored.name());
        String shownName = folder + "/" + stored.name();
        checkLength(file, shownName, stored.bytes());
        int count = (int) ((stored.bytes() + StoredFileWriter.CHUNK_BYTES - 1) / StoredFileWriter.CHUNK_BYTES);
        Path tableFile = file.resolveSibling(stored.name() + StoredFileWriter.TABLE_ENDING);
        checkLength(tableFile, shownName + StoredFileWriter.TABLE_ENDING, (long) count * Integer.BYTES);
        byte[] packed = Files.readAllBytes(tableFile);
        CRC32C crc = new CRC32C();
        crc.update(packed);
        if ((int) crc.getValue() != stored.tableCrc32c()) {
            throw refuse("is damaged (checksum of " + shownName + StoredFileWriter.TABLE_ENDING + ")");
        }
        IntBuffer table = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        items.add(new Item(file, shownName, stored.bytes(), table, chunks));
        chunks += count;
    }

    private void checkLength(Path file, String shownName, long bytes) throws IOException {
        long found;
        try {
            found = Files.size(file);
        } catch (NoSuchFileException e) {
            throw refuse("is incomplete (" + shownName + " is missing)");
        }
        if (found != bytes) {
            throw refuse((found < bytes ? "is truncated (" : "is damaged (") + shownName + " has " + found + " of "
                    + bytes + " bytes)");
        }
    }

    private CorpusException refuse(String cause) {
        return new CorpusException(corpus, cause + "; build it again with: " + ManifestFile.command(manifest, corpus));
    }

    private void run(int maxChunks) throws IOException {
        BitSet chosen = choose(maxChunks);
        for (Item item : items) {
            int end = item.firstChunk + item.table.limit();
            int next = chosen.nextSetBit(item.firstChunk);
            if (next < 0 || next >= end) {
                continue;
            }
            try (FileChannel channel = FileChannel.open(item.file, StandardOpenOption.READ)) {
                for (int c = next; c >= 0 && c < end; c = chosen.nextSetBit(c + 1)) {
                    checkChunk(item, channel, c - item.firstChunk);
                }
            }
        }
    }

    private BitSet choose(int maxChunks) {
        BitSet chosen = new BitSet(chunks);
        if (chunks <= maxChunks) {
            chosen.set(0, chunks);
            return chosen;
        }
        if (2 * items.size() <= maxChunks) {
            for (Item item : items) {
                chosen.set(item.firstChunk);
                chosen.set(item.firstChunk + item.table.limit() - 1);
            }
        }
        int rest = maxChunks - chosen.cardinality();
        for (int i = 0; i < rest; i++) {
            chosen.set((int) ((2L * i + 1) * chunks / (2L * rest)));
        }
        return chosen;
    }

    private void checkChunk(Item item, FileChannel channel, int chunk) throws IOException {
        long at = (long) chunk * StoredFileWriter.CHUNK_BYTES;
        long end = Math.min(item.bytes, at + StoredFileWriter.CHUNK_BYTES);
        CRC32C crc = new CRC32C();
        while (at < end) {
            piece.clear().limit((int) Math.min(piece.capacity(), end - at));
            int read = channel.read(piece, at);
            if (read < 0) {
                throw refuse("is truncated (" + item.shownName + " ends early)");
            }
            crc.update(piece.flip());
            at += read;
        }
        if ((int) crc.getValue() != item.table.get(chunk)) {
            throw refuse("is damaged (checksum of " + item.shownName + " at "
                    + (long) chunk * StoredFileWriter.CHUNK_BYTES + ")");
        }
    }
}
