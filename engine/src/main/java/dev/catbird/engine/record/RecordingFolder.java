package dev.catbird.engine.record;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.WavFile;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording on disk as it grows. Thread: worker, one. docs/recording.md describes the files.
 *
 * <p>The headers of the sound files are written last, so what they count is there with all that belongs to it.
 */
final class RecordingFolder implements Notes {
    static final String INPUT = "input.wav";
    static final String OUTPUT = "output.wav";
    static final String CONTROLS = "controls.tsv";
    static final String GRAINS = "grains.bin";
    static final String CONTROLS_HEADING = "frame\tcontrol\tvalue";
    static final String PANIC = "panic";

    /** How {@link #GRAINS} begins. */
    static final String GRAINS_MARK = "catbird grains 1";

    static final int HOP_BYTES = Long.BYTES + 3 * Integer.BYTES;
    static final int ACTIVATION_BYTES = 4 * Integer.BYTES + Long.BYTES;
    private static final int LONGEST_LINE = 200;

    private final Path folder;
    private final boolean made;
    private final Performance performance;
    private final WavFile input;
    private final WavFile output;
    private final LogFile controls;
    private final LogFile grains;
    private long frames;
    private long wholeFrames;
    private long wholeControls;
    private long wholeGrains;

    private RecordingFolder(Path folder, boolean made, Performance performance) throws IOException {
        this.folder = folder;
        this.made = made;
        this.performance = performance;
        int rateHz = performance.analysis().rateHz();
        HeadFile.beginning(performance).write(folder);
        input = WavFile.create(folder.resolve(INPUT), rateHz, 2);
        output = WavFile.create(folder.resolve(OUTPUT), rateHz, 2);
        controls = new LogFile(folder.resolve(CONTROLS));
        grains = new LogFile(folder.resolve(GRAINS));
        line(CONTROLS_HEADING);
        grains.room(GRAINS_MARK.length()).put(GRAINS_MARK.getBytes(StandardCharsets.US_ASCII));
        complete();
    }

    /** Throws {@link MediaException} if a folder is there and not empty, or no folder. */
    static void check(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new MediaException(folder, "is a file; name a new folder for the recording");
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new MediaException(folder, "is not empty; name a new folder for the recording");
            }
        }
    }

    /** Starts a recording. Throws {@link MediaException} if it cannot be made there. */
    static RecordingFolder create(Path folder, Performance performance) throws IOException {
        check(folder);
        boolean made = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new MediaException(folder, "cannot be made (" + e.getMessage() + "); name another folder", e);
        }
        return new RecordingFolder(folder, made, performance);
    }

    @Override
    public void sound(float inLeft, float inRight, float outLeft, float outRight) throws IOException {
        input.frame(inLeft, inRight);
        output.frame(outLeft, outRight);
        frames++;
    }

    @Override
    public void hop(long frame, int grainFrames, int aheadFrames, Combination combination) throws IOException {
        int count = combination.count();
        ByteBuffer room = grains.room(HOP_BYTES + count * ACTIVATION_BYTES);
        room.putLong(frame).putInt(grainFrames).putInt(aheadFrames).putInt(count);
        for (int i = 0; i < count; i++) {
            room.putInt(combination.unit(i)).putFloat(combination.gain(i)).putFloat(combination.amplitude(i));
            room.putLong(combination.position(i)).putInt(combination.continues(i) ? 1 : 0);
        }
    }

    @Override
    public void control(long frame, Parameter parameter, float value) throws IOException {
        line(frame + "\t" + parameter.id() + "\t" + value);
    }

    @Override
    public void panic(long frame) throws IOException {
        line(frame + "\t" + PANIC + "\t1");
    }

    private void line(String words) throws IOException {
        controls.room(LONGEST_LINE).put((words + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void complete() throws IOException {
        long grainBytes = grains.flush();
        long controlBytes = controls.flush();
        input.flush();
        output.flush();
        input.complete();
        output.complete();
        wholeGrains = grainBytes;
        wholeControls = controlBytes;
        wholeFrames = frames;
    }

    @Override
    public void finish(Ending how) throws IOException {
        IOException failure = null;
        Ending ended = how;
        try (input;
                output;
                controls;
                grains) {
            if (how != Ending.UNWRITABLE) {
                try {
                    complete();
                } catch (IOException e) {
                    failure = e;
                    ended = Ending.UNWRITABLE;
                }
            }
            if (ended == Ending.UNWRITABLE) {
                grains.cut(wholeGrains);
                controls.cut(wholeControls);
                input.cut(wholeFrames);
                output.cut(wholeFrames);
            }
        }
        if (wholeFrames == 0) {
            discard();
        } else {
            String words = ended == Ending.CLOSED ? HeadFile.WELL : ended.cause();
            new HeadFile(performance, words, wholeFrames, wholeControls, wholeGrains).write(folder);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Nothing was recorded: the folder is as it was, ready for another attempt. */
    private void discard() throws IOException {
        for (String name : List.of(HeadFile.NAME, INPUT, OUTPUT, CONTROLS, GRAINS)) {
            Files.deleteIfExists(folder.resolve(name));
        }
        if (made) {
            Files.delete(folder);
        }
    }

    @Override
    public long frames() {
        return wholeFrames;
    }
}
