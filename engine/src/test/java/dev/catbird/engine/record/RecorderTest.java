package dev.catbird.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How recordings end: as asked, on a full or slow disk, by the death of the process; and what is refused. */
class RecorderTest {
    private static final int BLOCK = 256;

    @TempDir
    private Path folder;

    private final Path into() {
        return folder.resolve("recording");
    }

    private Played played(Recorder recorder) {
        return new Played(recorder, Mode.COMBINATION, 1, BLOCK, System::nanoTime);
    }

    /** Lets through to a folder what a disk would, then does as a full or a slow one. */
    private static final class Disk implements Notes {
        private final Notes folder;
        private final long roomFrames;
        private final CountDownLatch released;
        private long frames;

        Disk(Notes folder, long roomFrames, CountDownLatch released) {
            this.folder = folder;
            this.roomFrames = roomFrames;
            this.released = released;
        }

        @Override
        public void sound(float inLeft, float inRight, float outLeft, float outRight) throws IOException {
            try {
                assertTrue(released.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (++frames > roomFrames) {
                throw new IOException("No space left on device");
            }
            folder.sound(inLeft, inRight, outLeft, outRight);
        }

        @Override
        public void hop(long frame, int grainFrames, int aheadFrames, Combination combination) throws IOException {
            folder.hop(frame, grainFrames, aheadFrames, combination);
        }

        @Override
        public void control(long frame, Parameter parameter, float value) throws IOException {
            folder.control(frame, parameter, value);
        }

        @Override
        public void panic(long frame) throws IOException {
            folder.panic(frame);
        }

        @Override
        public void complete() throws IOException {
            folder.complete();
        }

        @Override
        public void finish(Ending how) throws IOException {
            folder.finish(how);
        }

        @Override
        public long frames() {
            return folder.frames();
        }
    }

    /** The recording is as good as it says, and what it holds is the beginning of what was played. */
    private Recording checked(Played played) throws IOException {
        Recording recording = Recording.open(into());
        int frames = (int) recording.frames();
        float[][] again = Played.replay(recording, 1);
        assertArrayEquals(Arrays.copyOf(played.out[0], frames), again[0]);
        assertArrayEquals(Arrays.copyOf(played.out[1], frames), again[1]);
        return recording;
    }

    @Test
    void aFullDiskEndsTheRecordingAndNothingElse() throws IOException {
        Recorder recorder = new Recorder();
        Played played = played(recorder);
        recorder.begin(
                new Disk(
                        RecordingFolder.create(into(), played.performance(Mode.COMBINATION)),
                        50000,
                        new CountDownLatch(0)),
                Played.RATE_HZ);
        played.play(300, true);
        recorder.close();
        assertEquals("the disk takes no more: No space left on device", recorder.endedEarly());
        assertEquals(300 * BLOCK, played.frames);
        Recording recording = checked(played);
        // The last whole point before that.
        assertTrue(recording.frames() > 50000 - 22050 - BLOCK && recording.frames() <= 50000, recording.frames() + "");
        assertEquals(recording.frames() / (double) Played.RATE_HZ, recorder.recordedS());
        String warning = recording.warning();
        assertNotNull(warning);
        assertTrue(warning.endsWith("it ended early: the disk takes no more"), warning);
    }

    @Test
    void aDiskThatIsTooSlowEndsTheRecordingAtTheLastBlockThatFitted() throws IOException {
        Recorder recorder = new Recorder(1 << 14);
        Played played = played(recorder);
        CountDownLatch released = new CountDownLatch(1);
        recorder.begin(
                new Disk(
                        RecordingFolder.create(into(), played.performance(Mode.COMBINATION)), Long.MAX_VALUE, released),
                Played.RATE_HZ);
        played.play(100, true);
        assertEquals("the disk is too slow", recorder.endedEarly());
        released.countDown();
        recorder.close();
        Recording recording = checked(played);
        assertEquals(0, recording.frames() % BLOCK);
        assertTrue(recording.frames() >= 10 * BLOCK && recording.frames() < 20 * BLOCK, recording.frames() + "");
        assertNotNull(recording.warning());
    }

    @Test
    void anInstrumentThatThrowsEndsTheRecordingBeforeThatBlock() throws IOException {
        Recorder recorder = new Recorder();
        Played played = played(recorder);
        recorder.begin(into(), played.performance(Mode.COMBINATION));
        played.play(20, false);
        float[][] sound = new float[2][BLOCK];
        assertThrows(
                IllegalStateException.class,
                () -> recorder.around((in, out, frames) -> {
                            throw new IllegalStateException();
                        })
                        .process(sound, sound, BLOCK));
        played.play(20, false);
        recorder.close();
        assertEquals("playing failed for a moment", recorder.endedEarly());
        assertEquals(20 * BLOCK, checked(played).frames());
    }

    /** As a killed process leaves it: whole up to a point, more behind that, the last records torn. */
    @Test
    void aRecordingWithoutAnEndIsGoodUpToItsLastWholePoint() throws IOException {
        Recorder recorder = new Recorder();
        Played played = played(recorder);
        Path whole = folder.resolve("whole");
        recorder.begin(whole, played.performance(Mode.COMBINATION));
        played.play(200, true);
        recorder.close();
        Files.createDirectory(into());
        for (Path file : Recording.open(whole).files()) {
            Files.copy(file, into().resolve(file.getFileName()));
        }
        HeadFile.beginning(played.performance(Mode.COMBINATION)).write(into());
        truncate("output.wav", -1001);
        byte[] torn = Arrays.copyOf(
                ByteBuffer.allocate(20)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(200L * BLOCK)
                        .putInt(384)
                        .putInt(512)
                        .putInt(3)
                        .array(),
                33);
        Files.write(into().resolve("grains.bin"), torn, StandardOpenOption.APPEND);
        Files.writeString(into().resolve("controls.tsv"), Files.readString(into().resolve("controls.tsv")) + "51");
        Recording recording = Recording.open(into());
        assertEquals(200 * BLOCK - 126, recording.frames());
        String warning = recording.warning();
        assertNotNull(warning);
        assertTrue(warning.endsWith("its program was killed, or still records"), warning);
        checked(played);
    }

    private void truncate(String name, int by) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(into().resolve(name).toFile(), "rw")) {
            file.setLength(file.length() + by);
        }
    }

    @Test
    void nothingIsEverOverwritten() throws IOException {
        Files.createDirectory(into());
        Recorder.check(into());
        Files.writeString(into().resolve("mine.txt"), "mine");
        MediaException full = assertThrows(MediaException.class, () -> Recorder.check(into()));
        assertEquals(into() + ": is not empty; name a new folder for the recording", full.getMessage());
        Path file = into().resolve("mine.txt");
        MediaException taken = assertThrows(MediaException.class, () -> Recorder.check(file));
        assertEquals(file + ": is a file; name a new folder for the recording", taken.getMessage());
        assertThrows(
                MediaException.class,
                () -> new Recorder()
                        .begin(file.resolve("sub"), played(new Recorder()).performance(Mode.COMBINATION)));
    }

    @Test
    void aRecordingOfNothingLeavesNothing() throws IOException {
        Recorder recorder = new Recorder();
        recorder.begin(into(), played(recorder).performance(Mode.COMBINATION));
        assertTrue(Files.exists(into().resolve("performance.properties")));
        recorder.close();
        assertFalse(Files.exists(into()));
    }

    @Test
    void whatIsNoRecordingIsRefusedInALine() throws IOException {
        assertRefused("not a recording");
        Recorder recorder = new Recorder();
        Played played = played(recorder);
        recorder.begin(into(), played.performance(Mode.COMBINATION));
        played.play(100, true);
        recorder.close();
        truncate("input.wav", -BLOCK);
        assertRefused("a copy was cut short");
        truncate("input.wav", BLOCK);
        truncate("grains.bin", -1);
        assertRefused("lacks some of its controls or grains");
        Files.delete(into().resolve("input.wav"));
        assertRefused("is not whole");
        Path head = into().resolve("performance.properties");
        String text = Files.readString(head);
        Files.writeString(head, text.replace("version=1", "version=2"));
        assertRefused("another Catbird");
        Files.writeString(head, text.replace("mode=COMBINATION", "mode=LOUD"));
        assertRefused("does not add up");
    }

    private void assertRefused(String cause) {
        MediaException refusal = assertThrows(MediaException.class, () -> Recording.open(into()));
        assertTrue(String.valueOf(refusal.getMessage()).contains(cause), refusal.getMessage());
    }
}
