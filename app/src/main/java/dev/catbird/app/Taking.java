package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.record.Performance;
import dev.catbird.engine.record.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The recording of a play, if one is asked for, and what is said about it. Thread: main; what it hands out is for audio. */
final class Taking implements Account, AutoCloseable {
    private final Terminal terminal;
    private final @Nullable Path folder;
    private final @Nullable Recorder recorder;
    private boolean begun;
    private boolean told;

    /** {@code folder}: empty or not there yet; null: no recording is made. */
    Taking(Terminal terminal, @Nullable Path folder) {
        this.terminal = terminal;
        this.folder = folder;
        recorder = folder == null ? null : new Recorder();
    }

    /** Who listens to the instrument, besides {@code other}. */
    HopListener listenerBeside(HopListener other) {
        return recorder == null ? other : other.and(recorder.listener());
    }

    /** Begins, before the first block. {@code matchDelayFrames}: how much later than after the lookahead grains start. */
    void begin(Path corpus, MappedCorpus stored, Mode mode, String devices, int matchDelayFrames) throws IOException {
        if (recorder == null || folder == null) {
            return;
        }
        begun = true;
        int sources = stored.sources().size();
        recorder.begin(
                folder,
                new Performance(
                        "catbird " + Version.number(),
                        Instant.now(),
                        devices,
                        corpus.toAbsolutePath().normalize(),
                        sources,
                        stored.soundIdentity(sources),
                        mode,
                        stored.analysis(),
                        matchDelayFrames));
    }

    /** The instrument as the host shall play it. */
    BlockProcessor around(BlockProcessor instrument) {
        return recorder == null ? instrument : recorder.around(instrument);
    }

    /** What is being recorded, in a few words; empty if nothing is. Thread: any. */
    String state() {
        if (recorder == null) {
            return "";
        }
        if (recorder.endedEarly() != null) {
            return "not recording";
        }
        long seconds = (long) recorder.recordedS();
        return String.format(Locale.ROOT, "recording %d:%02d", seconds / 60, seconds % 60);
    }

    /** What to say if the recording has come to an early end: once, else null. */
    @Nullable
    String news() {
        String early = recorder == null || told ? null : recorder.endedEarly();
        if (early == null) {
            return null;
        }
        told = true;
        return folder + ": recording has ended early, playing goes on: " + early;
    }

    /** How the recording fares, to follow how the sound does; empty for people while all is well. Thread: any. */
    @Override
    public String state(boolean json) {
        if (recorder == null || folder == null) {
            return json ? ",\"recording\":null" : "";
        }
        String early = recorder.endedEarly();
        if (!json) {
            return early == null ? "" : "  recording has ended";
        }
        return String.format(
                Locale.ROOT,
                ",\"recording\":{\"folder\":%s,\"frames\":%d,\"ended_early\":%s}",
                quoted(folder.toString()),
                recorder.recordedFrames(),
                early == null ? "null" : quoted(early));
    }

    /** A text as JSON has it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** Ends the recording, after the last block. */
    @Override
    public void close() {
        if (recorder == null || !begun) {
            return;
        }
        recorder.close();
        String news = news();
        if (news != null) {
            terminal.say(news);
        }
        double lengthS = recorder.recordedS();
        terminal.say(
                lengthS > 0
                        ? String.format(
                                Locale.ROOT,
                                "recorded %1$.1f s in %2$s; to make a film of it: catbird replay %2$s -o film.mp4",
                                lengthS,
                                folder)
                        : "nothing was recorded");
    }
}
