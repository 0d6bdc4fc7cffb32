package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OscQueryTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // made before each
    private Stage stage;

    @SuppressWarnings("NullAway.Init") // made before each
    private OscQuery query;

    @BeforeEach
    void open() throws IOException {
        stage = new Stage();
        query = OscQuery.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.server.port()),
                stage.parameters,
                stage.presets);
    }

    @AfterEach
    void close() {
        query.close();
        stage.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + stage.server.port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("GET", path);
        assertEquals(200, answer.statusCode(), path);
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        return answer.body();
    }

    @Test
    void theHostSaysWhereItHearsOsc() throws IOException, InterruptedException {
        assertEquals(
                "{\"NAME\":\"Catbird\",\"OSC_IP\":\"127.0.0.1\",\"OSC_PORT\":" + stage.server.port()
                        + ",\"OSC_TRANSPORT\":\"UDP\",\"EXTENSIONS\":{\"ACCESS\":true,\"VALUE\":true,\"RANGE\":true,"
                        + "\"DESCRIPTION\":true,\"CLIPMODE\":true,\"UNIT\":true,\"LISTEN\":false}}",
                get("/?HOST_INFO"));
    }

    @Test
    void everyKindOfAddressIsDescribed() throws IOException, InterruptedException {
        stage.parameters.set(Parameter.LEVEL, -6.5f);
        assertEquals(
                "{\"FULL_PATH\":\"/catbird/level\",\"DESCRIPTION\":\"output level\",\"ACCESS\":3,\"TYPE\":\"f\","
                        + "\"VALUE\":[-6.5],\"RANGE\":[{\"MIN\":-60.0,\"MAX\":12.0}],\"CLIPMODE\":[\"both\"],"
                        + "\"UNIT\":[\"gain.db\"]}",
                get("/catbird/level"));
        assertTrue(get("/catbird/combination")
                .contains("\"TYPE\":\"i\",\"VALUE\":[5],\"RANGE\":[{\"MIN\":1,\"MAX\":16}]"));
        assertTrue(get("/catbird/mute").contains("\"TYPE\":\"F\",\"VALUE\":[false]"));
        stage.parameters.set(Parameter.MUTE, 1);
        assertTrue(get("/catbird/mute").contains("\"TYPE\":\"T\",\"VALUE\":[true]"));
        assertTrue(get("/catbird/view")
                .contains("\"TYPE\":\"s\",\"VALUE\":[\"slices\"],\"RANGE\":[{\"VALS\":[\"single\",\"blend\","));
        assertTrue(get("/catbird/preset")
                .contains("\"TYPE\":\"s\",\"VALUE\":[\"\"],\"RANGE\":[{\"VALS\":[\"mirror\",\"größer\"]}]"));
        assertTrue(get("/catbird/panic").endsWith("\"ACCESS\":2,\"TYPE\":\"I\"}"));
    }

    @Test
    void theTreeHoldsEveryAddress() throws IOException, InterruptedException {
        String root = get("/");
        assertTrue(root.startsWith("{\"FULL_PATH\":\"/\",\"ACCESS\":0,\"CONTENTS\":{\"catbird\":"), root);
        String tree = get("/catbird");
        assertTrue(root.contains(tree));
        List<String> missing = new ArrayList<>();
        for (OscAddress address : OscAddress.ALL.values()) {
            if (!tree.contains("\"" + address.name() + "\":{\"FULL_PATH\":\"" + address.path() + "\"")) {
                missing.add(address.path());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void oneAttributeCanBeAskedFor() throws IOException, InterruptedException {
        assertEquals("{\"VALUE\":[1.0]}", get("/catbird/blend?VALUE"));
        assertEquals("{\"RANGE\":[{\"MIN\":0.0,\"MAX\":1.0}]}", get("/catbird/blend?RANGE"));
        assertEquals(204, ask("GET", "/catbird/panic?VALUE").statusCode());
        assertEquals(204, ask("GET", "/catbird/blend?NONSENSE").statusCode());
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingCanBeChanged() throws IOException, InterruptedException {
        assertEquals(404, ask("GET", "/catbird/nothing").statusCode());
        assertEquals(404, ask("GET", "/else").statusCode());
        HttpResponse<String> refused = ask("POST", "/catbird/blend");
        assertEquals(405, refused.statusCode());
        assertEquals("GET", refused.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void jsonHoldsAnyText() {
        assertEquals("\"a\\\"b\\\\c\\u000a\\u2028ü\"", Json.quoted("a\"b\\c\n\u2028ü"));
        assertEquals("\"\\ud83d\\udc26\"", Json.quoted("\ud83d\udc26"));
    }
}
