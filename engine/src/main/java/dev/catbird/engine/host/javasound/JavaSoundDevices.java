package dev.catbird.engine.host.javasound;

import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;

/**
 * The devices of Java Sound as they are now. What they can do is found out by opening them: what drivers claim is often
 * wrong. Thread: worker, or main; opening takes some milliseconds each.
 */
public final class JavaSoundDevices {
    /** In the order of preference: 24 bits lose nothing one can hear, and 16 bits are everywhere. */
    private static final int[] BITS = {24, 32, 16};

    private static final int[] CHANNELS = {2, 1};
    private static final int[] RATES_HZ = {44100, 48000};
    private static final int PROBE_FRAMES = 2048;

    private record Found(Mixer.Info mixer, Device device) {}

    private final List<Found> found;

    private JavaSoundDevices(List<Found> found) {
        this.found = found;
    }

    /** Looks for devices and tries them. A device that another program holds for itself appears without formats. */
    public static JavaSoundDevices probe() {
        List<Found> found = new ArrayList<>();
        for (Mixer.Info mixer : AudioSystem.getMixerInfo()) {
            List<Device.Format> input = new ArrayList<>();
            List<Device.Format> output = new ArrayList<>();
            for (int rateHz : RATES_HZ) {
                for (int bits : BITS) {
                    for (int channels : CHANNELS) {
                        LineChoice.Side side = LineChoice.Side.of(mixer, rateHz, new SampleCode(bits, channels));
                        if (opens(() -> side.openInput(PROBE_FRAMES))) {
                            input.add(new Device.Format(rateHz, bits, channels));
                        }
                        if (opens(() -> side.openOutput(PROBE_FRAMES))) {
                            output.add(new Device.Format(rateHz, bits, channels));
                        }
                    }
                }
            }
            if (!input.isEmpty() || !output.isEmpty()) {
                found.add(new Found(mixer, new Device(mixer.getName(), mixer.getDescription(), input, output)));
            }
        }
        return new JavaSoundDevices(found);
    }

    private interface Opening {
        Line open() throws LineUnavailableException;
    }

    private static boolean opens(Opening opening) {
        try (Line line = opening.open()) {
            return line.isOpen();
        } catch (LineUnavailableException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    /** All devices that can be heard or played on, the system's own choice first. */
    public List<Device> all() {
        return found.stream().map(Found::device).toList();
    }

    /**
     * A host on two devices of {@link #all}, not yet open. Throws {@link DeviceException} if one of them cannot have the rate.
     */
    public JavaSoundHost host(Device input, Device output, int rateHz, int blockFrames) throws DeviceException {
        LineChoice choice = new LineChoice(
                side(input, input.input(), "input", rateHz), side(output, output.output(), "output", rateHz));
        return new JavaSoundHost(input, output, choice, blockFrames);
    }

    private LineChoice.Side side(Device device, List<Device.Format> formats, String use, int rateHz)
            throws DeviceException {
        Mixer.Info mixer = found.stream()
                .filter(f -> f.device().equals(device))
                .map(Found::mixer)
                .findFirst()
                .orElseThrow();
        Device.Format format = formats.stream()
                .filter(f -> f.rateHz() == rateHz)
                .findFirst()
                .orElseThrow(() -> new DeviceException("the sound " + use + " \"" + device.name()
                        + "\" cannot be opened at " + rateHz + " Hz; catbird devices lists what it can"));
        return LineChoice.Side.of(mixer, rateHz, new SampleCode(format.bits(), format.channels()));
    }
}
