package dev.catbird.engine.record;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.WavFile;
import dev.catbird.engine.param.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recorded performance on disk, checked: finished, ended early, or cut off by the death of its process, it is good for its first
 * {@link #frames} frames. Thread: any.
 */
public final class Recording {

    /**
     * A control as it began to act.
     *
     * @param frame from when on
     * @param parameter which; null for panic, and for one that this Catbird does not have
     * @param name its name
     * @param value its value
     */
    record Change(long frame, @Nullable Parameter parameter, String name, float value) {
        boolean panic() {
            return name.equals(RecordingFolder.PANIC);
        }
    }

    private final Path folder;
    private final HeadFile head;
    private final long frames;
    private final List<Change> changes;

    private Recording(Path folder, HeadFile head, long frames, List<Change> changes) {
        this.folder = folder;
        this.head = head;
        this.frames = frames;
        this.changes = changes;
    }

    /** Opens the recording in a folder. Throws {@link MediaException}, one line, if there is none, or not one frame of it. */
    public static Recording open(Path folder) throws IOException {
        HeadFile head = HeadFile.read(folder);
        try {
            long there = Math.min(
                    WavFile.frames(folder.resolve(RecordingFolder.INPUT), 2),
                    WavFile.frames(folder.resolve(RecordingFolder.OUTPUT), 2));
            boolean ended = !head.ended().equals(HeadFile.NOT_YET);
            if (ended && there < head.frames()) {
                throw new MediaException(
                        folder,
                        "holds " + there + " of its " + head.frames() + " frames of sound; a copy was cut short");
            }
            if (Files.size(folder.resolve(RecordingFolder.CONTROLS)) < head.controlBytes()
                    || Files.size(folder.resolve(RecordingFolder.GRAINS)) < head.grainBytes()) {
                throw new MediaException(folder, "lacks some of its controls or grains; a copy was cut short");
            }
            long frames = ended ? head.frames() : there;
            if (frames == 0) {
                throw new MediaException(folder, "ended before anything was recorded");
            }
            return new Recording(folder, head, frames, changes(folder, frames));
        } catch (NoSuchFileException e) {
            throw new MediaException(folder, "is not whole: " + e.getFile() + " is missing", e);
        }
    }

    /** What a line says, or null if it is not whole. A control that this Catbird does not have is neither parameter nor panic. */
    private static @Nullable Change change(String line, long before) {
        String[] cells = line.split("\t", -1);
        try {
            long frame = Long.parseLong(cells[0]);
            if (frame < before || cells.length != 3) {
                return null;
            }
            return new Change(frame, Parameter.named(cells[1]), cells[1], Float.parseFloat(cells[2]));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<Change> changes(Path folder, long frames) throws IOException {
        Path file = folder.resolve(RecordingFolder.CONTROLS);
        List<Change> changes = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            if (!RecordingFolder.CONTROLS_HEADING.equals(line)) {
                throw new MediaException(file, "does not begin as Catbird writes it");
            }
            long before = 0;
            while ((line = reader.readLine()) != null) {
                Change change = change(line, before);
                if (change == null && reader.readLine() != null) {
                    throw new MediaException(file, "is damaged after frame " + before);
                }
                if (change == null || change.frame >= frames) {
                    // What acted later was not heard; the last line of a killed process may be cut off.
                    break;
                }
                before = change.frame;
                if (change.parameter != null || change.panic()) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    /** What was played. */
    public Performance performance() {
        return head.performance();
    }

    /** Length of the sound, the same for input and output. */
    public long frames() {
        return frames;
    }

    /** What was heard: a stereo file, at the rate of the performance's analysis, at least {@link #frames} long. */
    public Path input() {
        return folder.resolve(RecordingFolder.INPUT);
    }

    /** All files of the recording. */
    public List<Path> files() {
        return Stream.of(
                        HeadFile.NAME,
                        RecordingFolder.INPUT,
                        RecordingFolder.OUTPUT,
                        RecordingFolder.CONTROLS,
                        RecordingFolder.GRAINS)
                .map(folder::resolve)
                .toList();
    }

    /** A line for people if the recording did not end as it was meant to, or null. */
    public @Nullable String warning() {
        if (head.ended().equals(HeadFile.WELL)) {
            return null;
        }
        double lengthS = (double) frames / performance().analysis().rateHz();
        String why = head.ended().equals(HeadFile.NOT_YET)
                ? "its program was killed, or still records"
                : "it ended early: " + head.ended();
        return String.format(Locale.ROOT, "%s: the first %.1f s are there; %s", folder, lengthS, why);
    }

    List<Change> changes() {
        return changes;
    }

    /** The grains from the beginning. */
    GrainReader grains() throws IOException {
        return new GrainReader(folder.resolve(RecordingFolder.GRAINS), frames);
    }
}
