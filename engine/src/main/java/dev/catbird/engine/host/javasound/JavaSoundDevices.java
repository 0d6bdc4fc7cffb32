package dev.catbird.engine.host.javasound;

import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.KeptHost;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;

/**
 * The devices of Java Sound as they are now. What they can do is found out by opening them: what drivers claim is often
 * wrong. Thread: worker, or main; opening takes some milliseconds each.
 */
public final class JavaSoundDevices implements SoundSystem {
    /** The name of the thread that sounds: to find it when giving it a priority from outside. */
    public static final String AUDIO_THREAD = "catbird-audio";

    /** In the order of preference: 24 bits lose nothing one can hear, and 16 bits are everywhere. */
    private static final int[] BITS = {24, 32, 16};

    private static final int[] CHANNELS = {2, 1};
    private static final int[] RATES_HZ = {44100, 48000};
    private static final int PROBE_FRAMES = 2048;

    private record Found(Mixer.Info mixer, Device device) {
        private boolean is(Mixer.Info other) {
            return mixer.getName().equals(other.getName())
                    && mixer.getDescription().equals(other.getDescription());
        }
    }

    private final List<Found> found;

    private JavaSoundDevices(List<Found> found) {
        this.found = found;
    }

    /** Looks for devices and tries them. A device that another program holds for itself appears without formats. */
    public static JavaSoundDevices probe() {
        return probe(List.of());
    }

    @Override
    public SoundSystem again(Set<String> inUse) {
        return probe(
                found.stream().filter(f -> inUse.contains(f.device().name())).toList());
    }

    /** Devices that are {@code known} are not tried. */
    private static JavaSoundDevices probe(List<Found> known) {
        List<Found> found = new ArrayList<>();
        for (Mixer.Info mixer : AudioSystem.getMixerInfo()) {
            Found before = known.stream().filter(f -> f.is(mixer)).findFirst().orElse(null);
            if (before != null) {
                found.add(before);
                continue;
            }
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

    @Override
    public String id() {
        return "javasound";
    }

    @Override
    public List<Device> devices() {
        return found.stream().map(Found::device).toList();
    }

    @Override
    public List<Integer> ratesHz(String input, String output) throws DeviceException {
        Device from = Device.input(devices(), input);
        Device to = Device.output(devices(), output);
        List<Integer> rates = Arrays.stream(RATES_HZ)
                .filter(rate -> from.hears(rate) && to.plays(rate))
                .boxed()
                .toList();
        if (rates.isEmpty()) {
            throw new DeviceException("the input \"" + from.name() + "\" and the output \"" + to.name()
                    + "\" have no sample rate in common; catbird devices lists what they can");
        }
        return rates;
    }

    @Override
    public LiveHost host(String input, String output, int rateHz, int blockFrames) throws DeviceException {
        Device from = Device.input(devices(), input);
        Device to = Device.output(devices(), output);
        LineChoice choice =
                new LineChoice(side(from, from.input(), "input", rateHz), side(to, to.output(), "output", rateHz));
        return new KeptHost(new LinePair(from, to, choice, blockFrames));
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
