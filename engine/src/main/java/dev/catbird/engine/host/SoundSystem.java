package dev.catbird.engine.host;

import java.util.List;
import java.util.Set;

/**
 * One way to reach sound devices, with the devices as they were when it was asked. Names are a device's whole name or part of
 * it, in any case; an empty one is the system's own choice. A name that fits nothing, or several things, is a {@link
 * DeviceException} that lists the candidates. Thread: main, or worker; opening devices takes its time.
 */
public interface SoundSystem {

    /** Its name for people and in {@code --backend}: a lower-case word. */
    String id();

    /** All devices that can be heard or played on, the system's own choice first. */
    List<Device> devices();

    /** The sample rates both devices have, in Hz, the preferred one first; never empty. */
    List<Integer> ratesHz(String input, String output) throws DeviceException;

    /**
     * The same system with the devices there are now. Those in use, by their names, are taken as they were found before, and left alone.
     * Throws {@link DeviceException} if it does not answer any more.
     */
    SoundSystem again(Set<String> inUse) throws DeviceException;

    /**
     * A host on two devices, not yet open. Throws {@link DeviceException} if one of them cannot have the rate. A system whose
     * server decides on the block does not look at {@code blockFrames}; the host tells.
     */
    LiveHost host(String input, String output, int rateHz, int blockFrames) throws DeviceException;
}
