package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;

import dev.catbird.engine.media.DisplaySize;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** The pictures of one file, upright and fitted into a size that the first of them decides. Thread: worker, one. */
final class FfmpegPictureReader implements PictureReader {
    /** The step of time where the file gives neither time stamps nor a rate. */
    private static final double DEFAULT_STEP_S = 1 / 25.0;

    private final Demuxer demuxer;
    private final StreamDecoder decoder;
    private final double framesPerS;
    private final StreamClock clock = new StreamClock();
    private final PictureConverter converter;
    private final DisplaySize size;
    private boolean firstWaits = true;
    private boolean finished;
    private int unconverted;
    private double lastS = Double.NaN;

    private FfmpegPictureReader(Demuxer demuxer, StreamDecoder decoder, int maxWidth, int maxHeight)
            throws IOException {
        this.demuxer = demuxer;
        this.decoder = decoder;
        framesPerS = framesPerS(demuxer, decoder.stream());
        if (!decoder.next()) {
            throw new MediaException(demuxer.file(), "none of its pictures can be decoded");
        }
        size = upright().fit(maxWidth, maxHeight);
        converter = new PictureConverter(size);
    }

    static FfmpegPictureReader open(Path file, int maxWidth, int maxHeight) throws IOException {
        return open(Demuxer.open(file), maxWidth, maxHeight);
    }

    /** The pictures of what is open already, which is closed with them. */
    static FfmpegPictureReader open(Demuxer demuxer, int maxWidth, int maxHeight) throws IOException {
        try {
            if (maxWidth < 1 || maxHeight < 1) {
                throw new IllegalArgumentException("picture size " + maxWidth + "x" + maxHeight);
            }
            StreamDecoder decoder = StreamDecoder.open(demuxer, demuxer.pictures());
            try {
                return new FfmpegPictureReader(demuxer, decoder, maxWidth, maxHeight);
            } catch (IOException | RuntimeException e) {
                decoder.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    /** Nominal frame rate, or 0 where the file does not say or says nonsense. */
    static double framesPerS(Demuxer demuxer, AVStream stream) {
        AVRational rate = av_guess_frame_rate(demuxer.format(), stream, (AVFrame) null);
        double framesPerS = rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
        return framesPerS > 0 && framesPerS <= 1000 ? framesPerS : 0;
    }

    private DisplaySize upright() {
        AVFrame frame = decoder.frame();
        AVRational aspect = av_guess_sample_aspect_ratio(demuxer.format(), decoder.stream(), frame);
        return DisplaySize.of(
                frame.width(), frame.height(), DisplayMatrix.pixelAspect(aspect), DisplayMatrix.of(frame));
    }

    @Override
    public int width() {
        return size.width();
    }

    @Override
    public int height() {
        return size.height();
    }

    @Override
    public double framesPerS() {
        return framesPerS;
    }

    @Override
    public boolean read(Picture into) throws IOException {
        while (advance()) {
            double timeS = stamp();
            if (converter.convert(decoder.frame(), DisplayMatrix.of(decoder.frame()), upright(), into)) {
                into.timeS(timeS);
                return true;
            }
            unconverted++;
        }
        return false;
    }

    @Override
    public boolean skip() throws IOException {
        if (!advance()) {
            return false;
        }
        stamp();
        return true;
    }

    private boolean advance() throws IOException {
        if (firstWaits) {
            firstWaits = false;
            return true;
        }
        if (!finished && !decoder.next()) {
            finished = true;
        }
        return !finished;
    }

    private double stamp() {
        double stepS = framesPerS > 0 ? 1 / framesPerS : DEFAULT_STEP_S;
        boolean first = Double.isNaN(lastS);
        double timeS = clock.timeS(decoder.timeS(), first ? 0 : lastS + stepS);
        lastS = Math.max(timeS, first ? 0 : lastS);
        return lastS;
    }

    @Override
    public List<String> warnings() {
        double stepS = framesPerS > 0 ? 1 / framesPerS : 0;
        List<String> lines = decoder.warnings("pictures", finished ? lastS + stepS : Double.NaN);
        if (clock.jumps() > 0) {
            lines.add(demuxer.file() + ": its pictures have impossible time stamps; " + clock.jumps()
                    + " jumps taken out");
        }
        if (unconverted > 0) {
            lines.add(demuxer.file() + ": " + unconverted + " pictures could not be converted");
        }
        return lines;
    }

    @Override
    public void close() {
        converter.close();
        decoder.close();
    }
}
