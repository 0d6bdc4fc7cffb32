package dev.catbird.midi.osc;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of changes, and of what already. A client that says nothing for {@value #PATIENCE_S} seconds has gone. Nobody is told what it has just
 * said itself, so that a surface that answers every message with the same does not set off an endless exchange. Thread: the
 * server's.
 */
final class OscClients {
    static final int MOST = 16;
    static final long PATIENCE_S = 60;

    private final Parameters parameters;
    private final Supplier<String> preset;
    private final Outlet outlet;
    private final Map<InetSocketAddress, Client> clients = new LinkedHashMap<>();
    private volatile int count;

    /** Where messages go. */
    interface Outlet {
        void send(InetSocketAddress to, String path, List<Object> arguments);
    }

    private static final class Client {
        private final Map<Parameter, Float> knows = new EnumMap<>(Parameter.class);
        private @Nullable String knowsPreset;
        private long renewedNs;
    }

    OscClients(Parameters parameters, Supplier<String> preset, Outlet outlet) {
        this.parameters = parameters;
        this.preset = preset;
        this.outlet = outlet;
    }

    /** Tells it everything, and from now on every change; false if there are too many already. */
    boolean add(InetSocketAddress address, long nowNs) {
        if (clients.size() >= MOST && !clients.containsKey(address)) {
            return false;
        }
        Client client = new Client();
        client.renewedNs = nowNs;
        clients.put(address, client);
        count = clients.size();
        tell(address, client);
        return true;
    }

    void remove(InetSocketAddress address) {
        clients.remove(address);
        count = clients.size();
    }

    /** A client has set a parameter to that itself. */
    void said(InetSocketAddress address, Parameter parameter, float value) {
        Client client = clients.get(address);
        if (client != null) {
            client.knows.put(parameter, value);
        }
    }

    /** Tells everybody what has changed, and forgets who has gone. */
    void turn(long nowNs) {
        for (Iterator<Map.Entry<InetSocketAddress, Client>> i =
                        clients.entrySet().iterator();
                i.hasNext(); ) {
            Map.Entry<InetSocketAddress, Client> client = i.next();
            if (nowNs - client.getValue().renewedNs > PATIENCE_S * 1_000_000_000L) {
                i.remove();
            } else {
                tell(client.getKey(), client.getValue());
            }
        }
        count = clients.size();
    }

    private void tell(InetSocketAddress address, Client client) {
        for (Parameter parameter : Parameter.values()) {
            float value = parameters.get(parameter);
            Float known = client.knows.put(parameter, value);
            if (known == null || known != value) {
                send(address, parameter, value);
            }
        }
        String name = preset.get();
        if (!Objects.equals(name, client.knowsPreset)) {
            client.knowsPreset = name;
            outlet.send(address, OscAddress.ROOT + "preset", List.of(name));
        }
    }

    /** Tells the value of one parameter, to anybody. */
    void answer(InetSocketAddress address, Parameter parameter) {
        send(address, parameter, parameters.get(parameter));
    }

    private void send(InetSocketAddress address, Parameter parameter, float value) {
        outlet.send(address, OscAddress.path(parameter), List.of(OscAddress.argument(parameter, value)));
    }

    /** How many there are. Thread: any. */
    int count() {
        return count;
    }
}
