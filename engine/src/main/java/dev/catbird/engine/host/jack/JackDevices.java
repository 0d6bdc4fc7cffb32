package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.KeptHost;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The JACK server of this machine, each of its clients with audio ports a device: hardware is {@code system}, other programs have
 * their own names. A name may also be that of one port. Thread: worker, or main.
 */
public final class JackDevices implements SoundSystem {
    /** JACK's samples are floats; they lose nothing that 24 bits have. */
    private static final int BITS = 32;

    private static final long PATIENCE_NS = 100_000_000L;

    private final Server server;
    private final List<Port> sources;
    private final List<Port> destinations;
    private final int rateHz;
    private final int blockFrames;

    JackDevices(Server server) throws DeviceException {
        this.server = server;
        try (Server.Client client = server.open()) {
            sources = client.ports(true);
            destinations = client.ports(false);
            rateHz = client.rateHz();
            blockFrames = client.blockFrames();
        }
    }

    /**
     * Asks the server. Throws {@link DeviceException}, which says why, if JACK is not installed or no server answers; none is ever
     * started.
     */
    public static JackDevices probe() throws DeviceException {
        Server server = JnaServer.load();
        try {
            return new JackDevices(server);
        } catch (DeviceException e) {
            // A busy server may have missed its time to answer.
            LockSupport.parkNanos(PATIENCE_NS);
            return new JackDevices(server);
        }
    }

    /** Asking opens a client that never runs: nobody who plays is disturbed. */
    @Override
    public SoundSystem again(Set<String> inUse) throws DeviceException {
        return new JackDevices(server);
    }

    /** MIDI ports of the client of a host that is made here; to be called before it starts. */
    public JackMidiPorts midi() {
        return new JackMidiPorts(server.midi());
    }

    @Override
    public String id() {
        return "jack";
    }

    @Override
    public List<Device> devices() {
        Map<String, List<Device.Format>> inputs = formats(sources);
        Map<String, List<Device.Format>> outputs = formats(destinations);
        List<String> clients = new ArrayList<>();
        for (boolean physical : new boolean[] {true, false}) {
            for (List<Port> ports : List.of(sources, destinations)) {
                ports.stream()
                        .filter(port -> port.physical() == physical)
                        .map(Port::client)
                        .filter(client -> !clients.contains(client))
                        .forEach(clients::add);
            }
        }
        return clients.stream()
                .map(client -> new Device(
                        client,
                        "JACK, blocks of " + blockFrames + ": " + ports(client),
                        inputs.getOrDefault(client, List.of()),
                        outputs.getOrDefault(client, List.of())))
                .toList();
    }

    private String ports(String client) {
        List<Port> all = new ArrayList<>(sources);
        all.addAll(destinations);
        return all.stream()
                .filter(port -> port.client().equals(client))
                .map(port -> port.name().substring(client.length() + 1))
                .collect(Collectors.joining(", "));
    }

    private Map<String, List<Device.Format>> formats(List<Port> ports) {
        Map<String, List<Device.Format>> formats = new LinkedHashMap<>();
        for (Port port : ports) {
            List<Device.Format> known = formats.computeIfAbsent(port.client(), client -> new ArrayList<>());
            if (known.size() < 2) {
                known.add(new Device.Format(rateHz, BITS, known.size() + 1));
            }
        }
        return formats;
    }

    @Override
    public List<Integer> ratesHz(String input, String output) throws DeviceException {
        Port.choose(sources, input, "input");
        Port.choose(destinations, output, "output");
        return List.of(rateHz);
    }

    @Override
    public LiveHost host(String input, String output, int wantedHz, int wantedBlockFrames) throws DeviceException {
        List<Port> from = Port.choose(sources, input, "input");
        List<Port> to = Port.choose(destinations, output, "output");
        if (wantedHz != rateHz) {
            throw new DeviceException("the JACK server runs at " + rateHz + " Hz and cannot be opened at " + wantedHz
                    + "; leave --rate out, or start the server with -r " + wantedHz);
        }
        return new KeptHost(new PortPair(
                server,
                new Route(Port.nameOf(from), Port.nameOf(to), rateHz, blockFrames, blockFrames, 2 * blockFrames)));
    }
}
