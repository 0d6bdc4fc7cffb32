package dev.catbird.engine.host;

import java.io.Closeable;

/**
 * A sound device that plays a {@link BlockProcessor} until it is closed. Thread: control; the telemetry is for any.
 *
 * <p>The contract with the audio thread, which every implementation keeps:
 *
 * <ul>
 *   <li>One thread, the host's own, calls the processor, one block after another, never two at once. It is named, a daemon,
 *       and of the highest priority Java gives. It waits for the device and for nothing else; it allocates, locks and logs
 *       nothing. (Java Sound's own lines lock inside, and JNAJack's callback allocates some hundred bytes around each call: that is the
 *       device.) JACK's thread is JACK's own, with the priority its server gives it.
 *   <li>Blocks have {@link #blockFrames} frames at {@link #rateHz}. Both channels of the input are always there: a mono
 *       device is heard on both sides. What the processor throws becomes a block of silence and is counted, the first with
 *       its stack trace.
 *   <li>Sound begins and ends with a fade of {@link Fade#LENGTH_MS} ms: at start, at close, and when a lost device is back.
 *   <li>A device that goes away costs sound while it is away, never the process: the host finds out, lets go of it on
 *       another thread and asks for it again about every second, for ever.
 *   <li>What goes wrong is counted in {@link #telemetry}, nothing is hidden.
 * </ul>
 */
public interface LiveHost extends Closeable {

    int rateHz();

    /** Frames per call of the processor; where a server decides on it, as it is now. */
    int blockFrames();

    /** Blocks that may come in quick succession, as somewhere on their way they travel in larger pieces; 1 if each comes in its time. */
    default int blocksAtOnce() {
        return 1;
    }

    /** The name of the device that is heard, by which it can be chosen. */
    String inputName();

    /** The name of the device that plays, by which it can be chosen. */
    String outputName();

    /** Frames a sound is on its way from the device to the processor, as far as the host knows. */
    int inputFrames();

    /** Frames a sound is on its way from the processor to the device, as far as the host knows. */
    int outputFrames();

    /** Which devices and formats are in use: a line for people. */
    String description();

    /**
     * Opens the device and starts to play; once at most. Throws {@link DeviceException} if the device cannot be opened now:
     * only one that has been there is waited for.
     */
    void start(BlockProcessor processor) throws DeviceException;

    /**
     * Goes over to the devices of {@code next}, a host of the same system and rate that was never started: what sounds fades out, and
     * fades in there. Throws {@link DeviceException} that says why if those cannot be opened; then it plays on as before. Names, figures
     * and description are those of the new devices, the telemetry counts on. Thread: worker; it may take some seconds.
     */
    default void change(LiveHost next) throws DeviceException {
        throw new DeviceException("its devices cannot be changed");
    }

    HostTelemetry telemetry();

    /** Fades out and lets go of the device; returns within a second even if that hangs. Further calls do nothing. */
    @Override
    void close();
}
