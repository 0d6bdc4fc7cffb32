package dev.catbird.engine.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a corpus sounds like, as a name that another sound does not have. Thread: any. */
final class SoundIdentity {
    private static final int BYTES = 16;

    private SoundIdentity() {}

    static String of(Manifest manifest, int shards) {
        StringBuilder text = new StringBuilder();
        text.append(manifest.analysis()).append('\n');
        for (Manifest.Shard shard : manifest.shards().subList(0, shards)) {
            Manifest.Sound sound = shard.sound();
            text.append(sound.channels()).append(' ').append(sound.frames()).append(' ');
            for (Manifest.StoredFile file : sound.files()) {
                if (file.name().equals(SoundStage.SOUND)) {
                    text.append(file.bytes()).append(' ').append(file.tableCrc32c());
                }
            }
            text.append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
