package dev.catbird.engine.record;

import dev.catbird.engine.Mode;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;

/**
 * {@code performance.properties}: what was played, and how the recording ended. Always as long, so that the end can be written on a
 * full disk. Thread: worker.
 *
 * @param performance what was played
 * @param ended how it ended: {@link #NOT_YET}, {@link #WELL}, or the cause of an early end
 * @param frames the frames that are whole; 0 until it has ended, as the others
 * @param controlBytes length of the file of controls
 * @param grainBytes length of the file of grains
 */
record HeadFile(Performance performance, String ended, long frames, long controlBytes, long grainBytes) {
    static final String NAME = "performance.properties";
    static final String NOT_YET = "not yet";
    static final String WELL = "well";
    private static final String FORMAT = "catbird performance";
    private static final int VERSION = 1;
    private static final int BYTES = 16384;
    private static final int MOST_DELAY_FRAMES = 1 << 20;

    /** Of a recording that has just begun. */
    static HeadFile beginning(Performance performance) {
        return new HeadFile(performance, NOT_YET, 0, 0, 0);
    }

    /** Writes it in place. */
    void write(Path folder) throws IOException {
        AnalysisSettings analysis = performance.analysis();
        StringBuilder text = new StringBuilder();
        line(text, "format", FORMAT);
        line(text, "version", String.valueOf(VERSION));
        line(text, "ended", ended);
        line(text, "frames", String.valueOf(frames));
        line(text, "control_bytes", String.valueOf(controlBytes));
        line(text, "grain_bytes", String.valueOf(grainBytes));
        line(text, "program", performance.program());
        line(text, "began", performance.began().toString());
        line(text, "devices", performance.devices());
        line(text, "corpus", performance.corpus().toString());
        line(text, "corpus_sources", String.valueOf(performance.corpusSources()));
        line(text, "corpus_sound", performance.corpusSound());
        line(text, "mode", performance.mode().name());
        line(text, "rate_hz", String.valueOf(analysis.rateHz()));
        line(text, "window_frames", String.valueOf(analysis.windowFrames()));
        line(text, "hop_frames", String.valueOf(analysis.hopFrames()));
        line(text, "corpus_hop_frames", String.valueOf(analysis.corpusHopFrames()));
        line(text, "max_hz", String.valueOf(analysis.maxHz()));
        line(text, "match_delay_frames", String.valueOf(performance.matchDelayFrames()));
        byte[] words = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(words, Math.max(BYTES, words.length));
        Arrays.fill(bytes, words.length, bytes.length, (byte) '\n');
        Path file = folder.resolve(NAME);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, buffer.position());
            }
        } catch (IOException e) {
            throw new MediaException(file, "cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** A line that {@link Properties#load} reads as it was meant. */
    private static void line(StringBuilder text, String key, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(key)
                .append('=')
                .append(escaped.startsWith(" ") ? "\\" : "")
                .append(escaped)
                .append('\n');
    }

    /** Reads it. Throws {@link MediaException} if the folder is no recording. */
    static HeadFile read(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            throw new MediaException(
                    folder, "is a file, and a recording is a folder; make one with: catbird play --record FOLDER");
        }
        Properties words = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(folder.resolve(NAME))) {
            words.load(reader);
        } catch (NoSuchFileException e) {
            throw new MediaException(
                    folder, "not a recording (it has no " + NAME + "); make one with: catbird play --record FOLDER", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new MediaException(folder, "its " + NAME + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (!FORMAT.equals(words.getProperty("format"))) {
            throw new MediaException(folder, "its " + NAME + " was not written by Catbird");
        }
        try {
            int version = Integer.parseInt(word(words, "version"));
            if (version != VERSION) {
                throw new MediaException(
                        folder, "recorded by another Catbird (format " + version + ", this one reads " + VERSION + ")");
            }
            return new HeadFile(
                    performance(words),
                    word(words, "ended"),
                    Long.parseLong(word(words, "frames")),
                    Long.parseLong(word(words, "control_bytes")),
                    Long.parseLong(word(words, "grain_bytes")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MediaException(folder, "its " + NAME + " does not add up (" + e.getMessage() + ")", e);
        }
    }

    private static Performance performance(Properties words) {
        AnalysisSettings analysis = new AnalysisSettings(
                Integer.parseInt(word(words, "rate_hz")),
                Integer.parseInt(word(words, "window_frames")),
                Integer.parseInt(word(words, "hop_frames")),
                Integer.parseInt(word(words, "corpus_hop_frames")),
                Double.parseDouble(word(words, "max_hz")));
        return new Performance(
                word(words, "program"),
                Instant.parse(word(words, "began")),
                word(words, "devices"),
                Path.of(word(words, "corpus")),
                Integer.parseInt(word(words, "corpus_sources")),
                word(words, "corpus_sound"),
                Mode.valueOf(word(words, "mode")),
                analysis,
                matchDelayFrames(words));
    }

    private static int matchDelayFrames(Properties words) {
        int frames = Integer.parseInt(word(words, "match_delay_frames"));
        if (frames < 0 || frames > MOST_DELAY_FRAMES) {
            throw new IllegalArgumentException("match_delay_frames=" + frames);
        }
        return frames;
    }

    private static String word(Properties words, String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return word;
    }
}
