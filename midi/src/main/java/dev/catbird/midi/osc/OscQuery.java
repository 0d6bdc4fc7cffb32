package dev.catbird.midi.osc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Describes all addresses by HTTP and JSON, after the OSCQuery proposal, so that control programs find the knobs by themselves. It answers
 * questions and changes nothing. Thread: its own, {@value #THREAD}.
 */
final class OscQuery implements AutoCloseable {
    private static final String THREAD = "catbird-oscquery";
    private static final int THREADS = 2;
    private static final String ROOT = "/";
    private static final String CONTAINER = "/catbird";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int READ_ONLY_NOTHING = 0;
    private static final int WRITE = 2;
    private static final int READ_AND_WRITE = 3;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Parameters parameters;
    private final PresetCalls presets;
    private final InetSocketAddress at;

    private OscQuery(HttpServer server, InetSocketAddress at, Parameters parameters, PresetCalls presets) {
        this.server = server;
        this.at = at;
        this.parameters = parameters;
        this.presets = presets;
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, THREAD);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext(ROOT, this::answer);
        server.start();
    }

    /** Answers at that address, which is also where OSC is heard. Throws {@link IOException} if it cannot be had. */
    static OscQuery open(InetSocketAddress at, Parameters parameters, PresetCalls presets) throws IOException {
        return new OscQuery(HttpServer.create(at, 0), at, parameters, presets);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(NOT_ALLOWED, -1);
                return;
            }
            String question = exchange.getRequestURI().getQuery();
            String path = exchange.getRequestURI().getPath();
            Map<String, Object> node = "HOST_INFO".equals(question) ? host() : node(path == null ? ROOT : path);
            Map<String, Object> said =
                    node == null || question == null || question.equals("HOST_INFO") ? node : attribute(node, question);
            if (said == null) {
                exchange.sendResponseHeaders(node == null ? NOT_FOUND : NO_CONTENT, -1);
                return;
            }
            byte[] body = Json.of(said).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** One attribute of a node, or null if it has none of that name. */
    private static @Nullable Map<String, Object> attribute(Map<String, Object> node, String name) {
        Object value = node.get(name.toUpperCase(Locale.ROOT));
        return value == null ? null : Map.of(name.toUpperCase(Locale.ROOT), value);
    }

    private Map<String, Object> host() {
        Map<String, Object> host = new LinkedHashMap<>();
        host.put("NAME", "Catbird");
        if (!at.getAddress().isAnyLocalAddress()) {
            // Else it is where this was asked.
            host.put("OSC_IP", at.getAddress().getHostAddress());
        }
        host.put("OSC_PORT", at.getPort());
        host.put("OSC_TRANSPORT", "UDP");
        Map<String, Object> extensions = new LinkedHashMap<>();
        for (String extension : List.of("ACCESS", "VALUE", "RANGE", "DESCRIPTION", "CLIPMODE", "UNIT")) {
            extensions.put(extension, true);
        }
        extensions.put("LISTEN", false);
        host.put("EXTENSIONS", extensions);
        return host;
    }

    private @Nullable Map<String, Object> node(String path) {
        if (path.equals(ROOT)) {
            return container(ROOT, Map.of("catbird", tree()));
        }
        if (path.equals(CONTAINER) || path.equals(OscAddress.ROOT)) {
            return tree();
        }
        OscAddress address = OscAddress.ALL.get(path);
        return address == null ? null : method(address);
    }

    private Map<String, Object> tree() {
        Map<String, Object> contents = new LinkedHashMap<>();
        OscAddress.ALL.values().forEach(address -> contents.put(address.name(), method(address)));
        return container(CONTAINER, contents);
    }

    private static Map<String, Object> container(String path, Map<String, Object> contents) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("FULL_PATH", path);
        node.put("ACCESS", READ_ONLY_NOTHING);
        node.put("CONTENTS", contents);
        return node;
    }

    private Map<String, Object> method(OscAddress address) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("FULL_PATH", address.path());
        node.put("DESCRIPTION", address.doc());
        switch (address.kind()) {
            case PARAMETER -> describe(address.parameterOrThrow(), node);
            case PRESET -> {
                node.put("ACCESS", READ_AND_WRITE);
                node.put("TYPE", "s");
                node.put("VALUE", List.of(presets.current()));
                node.put("RANGE", List.of(Map.of("VALS", presets.names())));
            }
            case NEXT, PREVIOUS, UNDO, RESET, PANIC -> {
                node.put("ACCESS", WRITE);
                node.put("TYPE", "I");
            }
            case SAVE -> {
                node.put("ACCESS", WRITE);
                node.put("TYPE", "s");
            }
            case SUBSCRIBE, UNSUBSCRIBE -> {
                node.put("ACCESS", WRITE);
                node.put("TYPE", "i");
            }
        }
        return node;
    }

    private void describe(Parameter parameter, Map<String, Object> node) {
        float value = parameters.get(parameter);
        node.put("ACCESS", READ_AND_WRITE);
        if (parameter.curve() == Curve.SWITCH) {
            node.put("TYPE", value >= 0.5f ? "T" : "F");
            node.put("VALUE", List.of(value >= 0.5f));
            return;
        }
        if (parameter.curve() == Curve.CHOICE) {
            node.put("TYPE", "s");
            node.put("VALUE", List.of(parameter.text(value)));
            node.put("RANGE", List.of(Map.of("VALS", parameter.choices())));
            return;
        }
        node.put("TYPE", parameter.whole() ? "i" : "f");
        node.put("VALUE", List.of(OscAddress.argument(parameter, value)));
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("MIN", OscAddress.argument(parameter, parameter.min()));
        range.put("MAX", OscAddress.argument(parameter, parameter.max()));
        node.put("RANGE", List.of(range));
        node.put("CLIPMODE", List.of("both"));
        String unit = switch (parameter.unit()) {
            case "dB" -> "gain.db";
            case "ms" -> "time.ms";
            case "s" -> "time.second";
            default -> "";
        };
        if (!unit.isEmpty()) {
            node.put("UNIT", List.of(unit));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
