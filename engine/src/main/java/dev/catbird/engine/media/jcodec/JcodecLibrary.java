package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.DisplaySize;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jcodec.common.DemuxerTrack;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.logging.Logger;
import org.jcodec.containers.mp4.demuxer.AbstractMP4DemuxerTrack;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;

/**
 * Media where FFmpeg's native libraries cannot be loaded: the pictures of MP4 and MOV files, and WAV sound in and out.
 * JCodec's AAC decoder is not used: it falls silent after the first second of some files. Thread: any; what it opens
 * belongs to the opening thread.
 */
public final class JcodecLibrary implements MediaLibrary {
    private static final long LIMIT_MS = 10_000;
    private static final String WAY_OUT = "; FFmpeg's native libraries are needed for it";

    static {
        // JCodec would print to the terminal otherwise.
        Logger.addSink(message -> {});
    }

    private final long limitMs;

    public JcodecLibrary() {
        this(LIMIT_MS);
    }

    /** For tests: calls into JCodec that take longer than {@code limitMs} count as hung. */
    JcodecLibrary(long limitMs) {
        this.limitMs = limitMs;
    }

    @Override
    public String name() {
        return "JCodec 0.2.5 (pictures of MP4 and MOV, sound of WAV)";
    }

    @Override
    public MediaInfo probe(Path file) throws IOException {
        SourceFile.requireReadable(file);
        if (WavHeader.isWav(file)) {
            WavHeader wav = WavHeader.read(file);
            MediaInfo.Sound sound = new MediaInfo.Sound(wav.codec(), wav.rateHz(), wav.channels());
            return new MediaInfo(file, "wav", (double) wav.frames() / wav.rateHz(), sound, null);
        }
        try (Watchdog watchdog = new Watchdog(file, limitMs)) {
            JcodecPictureReader.Track track = track(file, watchdog);
            DisplaySize size = DisplaySize.of(track.width(), track.height(), track.pixelAspect(), track.orientation());
            MediaInfo.Pictures pictures = new MediaInfo.Pictures(
                    track.codec().name().toLowerCase(Locale.ROOT), size.width(), size.height(), track.framesPerS());
            double durationS = track.durationS() > 0 ? track.durationS() : Double.NaN;
            return new MediaInfo(file, "mov,mp4", durationS, null, pictures);
        }
    }

    private static JcodecPictureReader.Track track(Path file, Watchdog watchdog) throws IOException {
        return watchdog.call(() -> {
            try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
                DemuxerTrack track = MP4Demuxer.createMP4Demuxer(channel).getVideoTrack();
                if (track instanceof AbstractMP4DemuxerTrack pictures
                        && track.getMeta() != null
                        && track.getMeta().getCodec() != null) {
                    return JcodecPictureReader.Track.of(pictures);
                }
                throw new MediaException(file, "holds no pictures that JCodec can read" + WAY_OUT);
            }
        });
    }

    /** Opens a WAV file that has the asked rate already; there is no resampler here, and no other sound is read. */
    @Override
    public SoundReader openSound(Path file, int rateHz) throws IOException {
        SourceFile.requireReadable(file);
        if (!WavHeader.isWav(file)) {
            throw new MediaException(file, "only the sound of WAV files can be read without FFmpeg" + WAY_OUT);
        }
        WavHeader wav = WavHeader.read(file);
        if (wav.rateHz() != rateHz) {
            throw new MediaException(
                    file, "is at " + wav.rateHz() + " Hz and cannot be resampled to " + rateHz + " Hz" + WAY_OUT);
        }
        return new WavSoundReader(file, wav);
    }

    @Override
    public PictureReader openPictures(Path file, int maxWidth, int maxHeight) throws IOException {
        if (maxWidth < 1 || maxHeight < 1) {
            throw new IllegalArgumentException("picture size " + maxWidth + "x" + maxHeight);
        }
        SourceFile.requireReadable(file);
        if (WavHeader.isWav(file)) {
            throw new MediaException(file, "has no pictures");
        }
        Watchdog watchdog = new Watchdog(file, limitMs);
        try {
            return JcodecPictureReader.open(file, watchdog, track(file, watchdog), maxWidth, maxHeight);
        } catch (IOException | RuntimeException e) {
            watchdog.close();
            throw e;
        }
    }

    /** Starts a WAV file of 32-bit floats; no other kind can be written. */
    @Override
    public MediaWriter create(Path file, OutputFormat format) throws IOException {
        if (!SourceFile.ending(file).equals("wav") || format.hasPictures()) {
            throw new MediaException(file, "only sound as .wav can be written without FFmpeg" + WAY_OUT);
        }
        return new WavWriter(file, format);
    }
}
