package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_free_list_devices;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_list_input_sources;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.catbird.engine.media.Camera;
import dev.catbird.engine.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Cameras, by the capture devices that FFmpeg has for each system: Video4Linux, AVFoundation, DirectShow. Thread: any.
 *
 * <p>An address {@code lavfi:GRAPH} opens one of FFmpeg's own sources instead, such as {@code lavfi:testsrc}, in real time: a camera
 * for tests, and for machines that have none.
 */
final class Cameras {
    private static final Path NAME = Path.of("camera");
    private static final String GRAPH = "lavfi:";

    /** What devices of a system are called, and how their addresses begin. */
    private enum Kind {
        LINUX("v4l2", ""),
        MAC("avfoundation", ""),
        WINDOWS("dshow", "video=");

        private final String format;
        private final String prefix;

        Kind(String format, String prefix) {
            this.format = format;
            this.prefix = prefix;
        }

        static Kind here() {
            String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            return system.contains("win") && !system.contains("darwin")
                    ? WINDOWS
                    : system.contains("mac") ? MAC : LINUX;
        }
    }

    private Cameras() {}

    /** The cameras that the system tells of; AVFoundation tells FFmpeg of none. */
    static List<Camera> list() {
        try {
            return listed(format(Kind.here().format));
        } catch (MediaException e) {
            return List.of();
        }
    }

    private static AVInputFormat format(String name) throws MediaException {
        AVInputFormat format;
        try {
            avdevice_register_all();
            format = av_find_input_format(name);
        } catch (LinkageError e) {
            throw new MediaException(
                    NAME,
                    "FFmpeg's capture devices cannot be loaded (" + e.getMessage()
                            + "); on Linux they need libxcb1 libxcb-shm0 libasound2 libpulse0",
                    e);
        }
        if (format == null || format.isNull()) {
            throw new MediaException(NAME, "this FFmpeg has no capture device '" + name + "'; use a video file");
        }
        return format;
    }

    private static List<Camera> listed(AVInputFormat format) {
        List<Camera> cameras = new ArrayList<>();
        try (PointerPointer<AVDeviceInfoList> place = new PointerPointer<>(1)) {
            place.put(0, null);
            int count = avdevice_list_input_sources(format, (BytePointer) null, (AVDictionary) null, place);
            AVDeviceInfoList found = place.get(AVDeviceInfoList.class);
            if (found == null || found.isNull()) {
                return cameras;
            }
            for (int i = 0; i < Math.min(count, found.nb_devices()); i++) {
                AVDeviceInfo device = found.devices(i);
                if (seesPictures(device)) {
                    String address = device.device_name().getString();
                    BytePointer name = device.device_description();
                    cameras.add(new Camera(address, name == null || name.isNull() ? address : name.getString()));
                }
            }
            avdevice_free_list_devices(place);
        }
        return cameras;
    }

    /** Some systems list microphones as well. */
    private static boolean seesPictures(AVDeviceInfo device) {
        boolean sees = device.nb_media_types() <= 0;
        for (int i = 0; i < device.nb_media_types(); i++) {
            sees |= device.media_types().get(i) == AVMEDIA_TYPE_VIDEO;
        }
        return sees;
    }

    /** Opens a camera as {@link dev.catbird.engine.media.MediaLibrary#openCamera} takes it. */
    static Demuxer open(String camera) throws IOException {
        AVDictionary options = new AVDictionary(null);
        if (camera.startsWith(GRAPH)) {
            String graph = camera.substring(GRAPH.length()) + ",realtime";
            return Demuxer.openDevice(NAME, graph, format("lavfi"), options);
        }
        Kind kind = Kind.here();
        AVInputFormat format = format(kind.format);
        String address = address(camera, kind, listed(format));
        if (kind == Kind.MAC) {
            // Its usual rate, 29.97, is none that cameras have.
            av_dict_set(options, "framerate", "30", 0);
        }
        return Demuxer.openDevice(NAME, kind.prefix + address, format, options);
    }

    private static String address(String camera, Kind kind, List<Camera> there) throws MediaException {
        if (kind == Kind.MAC && there.isEmpty()) {
            return camera.isEmpty() ? "default" : camera;
        }
        if (camera.startsWith("/") && Files.exists(Path.of(camera))) {
            return camera;
        }
        if (there.isEmpty()) {
            throw new MediaException(
                    NAME, "there is none that FFmpeg can see (" + kind.format + "); watch a video file");
        }
        if (camera.isEmpty()) {
            return there.get(0).address();
        }
        if (camera.matches("[1-9][0-9]{0,2}") && Integer.parseInt(camera) <= there.size()) {
            return there.get(Integer.parseInt(camera) - 1).address();
        }
        String wanted = camera.toLowerCase(Locale.ROOT);
        for (Camera one : there) {
            if ((one.name() + "\n" + one.address()).toLowerCase(Locale.ROOT).contains(wanted)) {
                return one.address();
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            names.add(i + 1 + ": " + there.get(i).name());
        }
        throw new MediaException(NAME, "there is no '" + camera + "'; there are " + String.join(", ", names));
    }
}
