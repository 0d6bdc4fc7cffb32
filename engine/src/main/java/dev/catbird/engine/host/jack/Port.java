package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.DeviceException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An audio port of another client of the server. Thread: any.
 *
 * @param name {@code client:port}
 * @param physical whether it stands for hardware
 */
record Port(String name, boolean physical) {
    private static final int SIDES = 2;

    /** The name of the client it belongs to. */
    String client() {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private boolean is(String wanted) {
        return name.toLowerCase(Locale.ROOT).equals(wanted);
    }

    private boolean has(String wanted) {
        return name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /**
     * One port for both sides, or two for left and right: those of the hardware if {@code wanted} is empty, else the port of that
     * name, or the first two of the client of that name, or of the only one that has ports with this in their names. Throws
     * {@link DeviceException} that lists the candidates otherwise.
     */
    static List<Port> choose(List<Port> ports, String wanted, String use) throws DeviceException {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        List<Port> found;
        if (name.isEmpty()) {
            found = ports.stream().filter(Port::physical).toList();
            if (found.isEmpty()) {
                throw new DeviceException("the JACK server has no " + use + " of hardware"
                        + (ports.isEmpty() ? "" : "; name one of: " + clients(ports)));
            }
            String first = found.get(0).client();
            found = found.stream().filter(port -> port.client().equals(first)).toList();
        } else {
            found = ports.stream().filter(port -> port.is(name)).toList();
            if (found.isEmpty()) {
                found = ports.stream()
                        .filter(port -> port.client().toLowerCase(Locale.ROOT).equals(name))
                        .toList();
            }
            if (found.isEmpty()) {
                found = ports.stream().filter(port -> port.has(name)).toList();
            }
        }
        if (found.isEmpty()) {
            throw new DeviceException("no JACK " + use + " has \"" + wanted.strip() + "\" in its name; "
                    + (ports.isEmpty() ? "there is none" : "there are: " + clients(ports)));
        }
        if (found.stream().map(Port::client).distinct().count() > 1) {
            throw new DeviceException(
                    "\"" + wanted.strip() + "\" may be several JACK " + use + "s; say which: " + clients(found));
        }
        return found.subList(0, Math.min(SIDES, found.size()));
    }

    private static String clients(List<Port> ports) {
        Set<String> names = new LinkedHashSet<>();
        ports.forEach(port -> names.add("\"" + port.client() + "\""));
        return names.stream().collect(Collectors.joining(", "));
    }

    /** What chooses these ports again: the port's name if it is one, else the client's. */
    static String nameOf(List<Port> chosen) {
        return chosen.size() == 1 ? chosen.get(0).name() : chosen.get(0).client();
    }
}
