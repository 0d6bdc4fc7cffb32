package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.DisplaySize;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.Orientation;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.api.transcode.PixelStore;
import org.jcodec.api.transcode.PixelStoreImpl;
import org.jcodec.api.transcode.SourceImpl;
import org.jcodec.api.transcode.VideoFrameWithPacket;
import org.jcodec.common.Codec;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.Format;
import org.jcodec.common.Tuple;
import org.jcodec.containers.mp4.boxes.TrackHeaderBox;
import org.jcodec.containers.mp4.demuxer.AbstractMP4DemuxerTrack;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of an MP4 or MOV file through JCodec, every call of which is watched: there are files on which it never
 * returns. Thread: worker, one.
 */
final class JcodecPictureReader implements PictureReader {
    private final Path file;
    private final Watchdog watchdog;
    private final SourceImpl source;
    private final PixelStore store = new PixelStoreImpl();
    private final double framesPerS;
    private final DisplaySize size;
    private final PlanarScaler scaler;
    private final double originS;
    private final List<String> warnings = new ArrayList<>();
    private @Nullable VideoFrameWithPacket waiting;
    private double lastS;
    private boolean ended;

    private JcodecPictureReader(Path file, Watchdog watchdog, Track track, int maxWidth, int maxHeight)
            throws IOException {
        this.file = file;
        this.watchdog = watchdog;
        framesPerS = track.framesPerS();
        source = new SourceImpl(file.toAbsolutePath().toString(), Format.MOV, Tuple.triple(0, 0, track.codec()), null);
        VideoFrameWithPacket first;
        try {
            first = watchdog.call(this::first);
        } catch (IOException e) {
            source.finish();
            throw e;
        }
        waiting = first;
        originS = first.getPacket().getPtsD();
        org.jcodec.common.model.Picture picture = first.getFrame().getPicture();
        size = DisplaySize.of(
                        picture.getCroppedWidth(), picture.getCroppedHeight(), track.pixelAspect(), track.orientation())
                .fit(maxWidth, maxHeight);
        scaler = new PlanarScaler(size, track.orientation());
    }

    private VideoFrameWithPacket first() throws IOException {
        source.init(store);
        VideoFrameWithPacket frame = source.getNextVideoFrame();
        if (frame == null) {
            throw new MediaException(file, "JCodec can decode none of its pictures");
        }
        if (!PlanarScaler.knows(frame.getFrame().getPicture().getColor())) {
            throw new MediaException(file, "JCodec gives its pictures in colours that are not supported");
        }
        return frame;
    }

    /** What the headers say of the pictures. */
    record Track(
            Codec codec,
            int width,
            int height,
            double pixelAspect,
            Orientation orientation,
            double durationS,
            double framesPerS) {

        static Track of(AbstractMP4DemuxerTrack track) {
            DemuxerTrackMeta meta = track.getMeta();
            int width = 0;
            int height = 0;
            double aspect = 1;
            if (meta.getVideoCodecMeta() != null) {
                width = meta.getVideoCodecMeta().getSize().getWidth();
                height = meta.getVideoCodecMeta().getSize().getHeight();
                var pixel = meta.getVideoCodecMeta().getPixelAspectRatio();
                aspect = pixel == null ? 1 : pixel.toDouble();
            }
            double durationS = meta.getTotalDuration();
            double rate = durationS > 0 ? meta.getTotalFrames() / durationS : 0;
            return new Track(meta.getCodec(), width, height, aspect, turn(track), durationS, rate <= 1000 ? rate : 0);
        }

        /** The display matrix itself: JCodec's own reading of it does not know mirrors. */
        private static Orientation turn(AbstractMP4DemuxerTrack track) {
            TrackHeaderBox header = track.getBox().getTrackHeader();
            int[] matrix = header == null ? null : header.getMatrix();
            return matrix == null || matrix.length < 5
                    ? Orientation.UPRIGHT
                    : Orientation.of(matrix[0], matrix[1], matrix[3], matrix[4]);
        }
    }

    static JcodecPictureReader open(Path file, Watchdog watchdog, Track track, int maxWidth, int maxHeight)
            throws IOException {
        return new JcodecPictureReader(file, watchdog, track, maxWidth, maxHeight);
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
        VideoFrameWithPacket frame = next();
        if (frame == null) {
            return false;
        }
        into.resize(size.width(), size.height());
        scaler.convert(frame.getFrame().getPicture(), into.argb());
        into.timeS(stamp(frame));
        store.putBack(frame.getFrame());
        return true;
    }

    @Override
    public boolean skip() throws IOException {
        VideoFrameWithPacket frame = next();
        if (frame == null) {
            return false;
        }
        stamp(frame);
        store.putBack(frame.getFrame());
        return true;
    }

    private double stamp(VideoFrameWithPacket frame) {
        lastS = Math.max(lastS, frame.getPacket().getPtsD() - originS);
        return lastS;
    }

    private @Nullable VideoFrameWithPacket next() throws IOException {
        if (waiting != null) {
            VideoFrameWithPacket first = waiting;
            waiting = null;
            return first;
        }
        if (ended) {
            return null;
        }
        try {
            VideoFrameWithPacket[] frame = watchdog.call(() -> new VideoFrameWithPacket[] {source.getNextVideoFrame()});
            ended = frame[0] == null;
            return frame[0];
        } catch (MediaException e) {
            ended = true;
            warnings.add(e.getMessage() + "; its pictures end after " + Math.round(lastS * 100) / 100.0 + " s");
            return null;
        }
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        // A call that hangs would hold the file; then it is left to the abandoned thread.
        watchdog.close();
        source.finish();
    }
}
