package dev.catbird.engine.media.ffmpeg;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one file on the file's own time line: each decoded frame is put where its time stamp says, with silence
 * in pauses, and goes through a converter that is rebuilt whenever the stream changes. Thread: worker, one.
 */
final class FfmpegSoundReader implements SoundReader {
    /** Smaller deviations of time stamps from the count of samples are rounding. */
    private static final double JITTER_S = 0.1;

    /** Sound that runs ahead of its time stamps faster than this is stamped wrongly, not by another clock. */
    private static final double MAX_CLOCK_DRIFT = 0.02;

    /** Silence filled in pauses never exceeds this plus the sound itself: absurd time stamps fill no disk. */
    private static final double MAX_SILENCE_S = StreamClock.MAX_PAUSE_S;

    /** More than 24 dB over full scale is damage. */
    private static final float MAX_SAMPLE = 16;

    private final Path file;
    private final int rateHz;
    private final int channels;
    private final StreamDecoder decoder;
    private final StreamClock clock = new StreamClock();
    private @Nullable SoundConverter converter;
    private float[] left = new float[0];
    private float[] right = new float[0];
    private int staged;
    private int taken;
    private long silence;
    private long silenceSum;
    private long dropped;
    private long ended;
    private boolean started;
    private boolean finished;
    /** A decoded frame waits until the sound before it has been handed out; then a run begins with it. */
    private boolean frameWaits;

    private long waitingStartFrames;
    /** Frames that left the converter, or silence, at the asked rate, since the origin. */
    private long madeFrames;
    /** Where the converter's present run began, and what went into it. */
    private long runStartFrames;

    private long runInFrames;

    /** Where time stamps and samples agreed last. */
    private double anchorS;

    private FfmpegSoundReader(Path file, int rateHz, StreamDecoder decoder) {
        this.file = file;
        this.rateHz = rateHz;
        this.decoder = decoder;
        channels = decoder.stream().codecpar().ch_layout().nb_channels() == 1 ? 1 : 2;
    }

    static FfmpegSoundReader open(Path file, int rateHz) throws IOException {
        Demuxer demuxer = Demuxer.open(file);
        try {
            AVStream stream = demuxer.sound();
            return new FfmpegSoundReader(file, rateHz, StreamDecoder.open(demuxer, stream));
        } catch (IOException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(float[] intoLeft, float[] intoRight, int offset, int frames) throws IOException {
        int done = 0;
        while (done < frames) {
            int wanted = frames - done;
            if (silence > 0) {
                int count = (int) Math.min(wanted, silence);
                Arrays.fill(intoLeft, offset + done, offset + done + count, 0);
                Arrays.fill(intoRight, offset + done, offset + done + count, 0);
                silence -= count;
                done += count;
            } else if (taken < staged) {
                int count = Math.min(wanted, staged - taken);
                System.arraycopy(left, taken, intoLeft, offset + done, count);
                System.arraycopy(right, taken, intoRight, offset + done, count);
                taken += count;
                done += count;
            } else if (!stage()) {
                break;
            }
        }
        ended += done;
        return done == 0 && frames > 0 ? -1 : done;
    }

    /** Makes more sound or silence; false at the end. */
    private boolean stage() throws IOException {
        if (frameWaits) {
            frameWaits = false;
            begin(waitingStartFrames);
            convertFrame();
            return true;
        }
        if (finished) {
            return false;
        }
        if (!decoder.next()) {
            finished = true;
            drain();
            return true;
        }
        place();
        return true;
    }

    /** Decides where the decoded frame belongs and converts it, now or after what is still inside the converter. */
    private void place() throws IOException {
        AVFrame frame = decoder.frame();
        if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0) {
            return;
        }
        double expectedS = expectedS();
        double timeS = clock.timeS(decoder.timeS(), expectedS);
        double gapS = timeS - expectedS;
        if (started && gapS < -JITTER_S && -gapS > MAX_CLOCK_DRIFT * (expectedS - anchorS)) {
            clock.leap(-gapS);
            gapS = 0;
        }
        boolean fits = converter != null && converter.fits(frame.ch_layout(), frame.format(), frame.sample_rate());
        boolean jumps = started ? Math.abs(gapS) > JITTER_S : Math.abs(gapS) > decoder.tickS();
        if (fits && !jumps) {
            convertFrame();
            return;
        }
        started = true;
        frameWaits = true;
        anchorS = timeS;
        waitingStartFrames = Math.round((jumps ? timeS : expectedS) * rateHz);
        drain();
    }

    /** Where the next sample goes if there is no pause. */
    private double expectedS() {
        double startS = (double) runStartFrames / rateHz;
        return converter == null ? startS : startS + (double) runInFrames / converter.inRateHz();
    }

    /** Starts a run of sound at a frame of the time line, with silence before it or its beginning cut. */
    private void begin(long startFrames) throws IOException {
        AVFrame frame = decoder.frame();
        if (converter != null) {
            converter.close();
            converter = null;
        }
        converter = new SoundConverter(file, frame.ch_layout(), frame.format(), frame.sample_rate(), channels, rateHz);
        runStartFrames = startFrames;
        runInFrames = 0;
        long pause = startFrames - madeFrames;
        long allowed = (long) (MAX_SILENCE_S * rateHz) + madeFrames - 2 * silenceSum;
        if (pause > allowed) {
            runStartFrames -= pause - Math.max(0, allowed);
            pause = Math.max(0, allowed);
        }
        if (pause > 0) {
            silence += pause;
            silenceSum += pause;
            madeFrames += pause;
        } else {
            dropped = -pause;
        }
    }

    private void convertFrame() {
        AVFrame frame = decoder.frame();
        runInFrames += frame.nb_samples();
        take(frame.extended_data(), frame.nb_samples());
    }

    private void drain() {
        if (converter != null) {
            take(null, 0);
        }
    }

    private void take(@Nullable PointerPointer<?> data, int frames) {
        SoundConverter active = Objects.requireNonNull(converter);
        int made = active.convert(data, frames);
        if (left.length < made) {
            left = new float[made];
            right = new float[made];
        }
        if (made > 0) {
            active.copy(left, right, 0, made);
        }
        clean(left, made);
        clean(right, made);
        taken = (int) Math.min(dropped, made);
        dropped -= taken;
        staged = made;
        madeFrames += made - taken;
    }

    private static void clean(float[] samples, int count) {
        for (int i = 0; i < count; i++) {
            float sample = samples[i];
            if (!(Math.abs(sample) <= MAX_SAMPLE)) {
                samples[i] = Float.isFinite(sample) ? Math.copySign(MAX_SAMPLE, sample) : 0;
            }
        }
    }

    @Override
    public List<String> warnings() {
        List<String> lines = decoder.warnings("sound", finished ? (double) ended / rateHz : Double.NaN);
        if (clock.jumps() > 0) {
            lines.add(file + ": its sound has impossible time stamps; " + clock.jumps() + " jumps taken out");
        }
        return lines;
    }

    @Override
    public void close() {
        if (converter != null) {
            converter.close();
            converter = null;
        }
        decoder.close();
    }
}
