package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.illposed.osc.OSCMessage;
import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OscServerTest {
    private static final int PATIENCE_MS = 20_000;

    @SuppressWarnings("NullAway.Init") // made before each
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** A peer with a socket of its own. */
    private static DatagramSocket peer() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static OSCMessage next(DatagramSocket peer) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[PacketCheck.LONGEST_BYTES], PacketCheck.LONGEST_BYTES);
        peer.receive(packet);
        List<TimedMessage> messages = new OscCodec().messages(packet.getData(), packet.getLength());
        return Objects.requireNonNull(messages).get(0).message();
    }

    /** Receives until a message comes to that path. */
    private static OSCMessage next(DatagramSocket peer, String path) throws IOException {
        OSCMessage message = next(peer);
        while (!message.getAddress().equals(path)) {
            message = next(peer);
        }
        return message;
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void everyParameterIsSetByItsName(Parameter parameter) {
        for (float position : new float[] {1, 0}) {
            float value = parameter.at(position);
            stage.hear("/catbird/" + parameter.id(), value);
            assertEquals(value, stage.parameters.get(parameter));
            stage.hear("/catbird/" + parameter.id(), (double) parameter.at(1 - position));
            assertEquals(parameter.at(1 - position), stage.parameters.get(parameter));
            stage.hear("/catbird/" + parameter.id(), OscAddress.argument(parameter, value));
            assertEquals(value, stage.parameters.get(parameter), "as it is told");
        }
        assertEquals(List.of(), stage.said);
    }

    @Test
    void valuesOutOfRangeAreTheNearestAllowed() {
        stage.hear("/catbird/blend", 7);
        assertEquals(1, stage.parameters.get(Parameter.BLEND));
        stage.hear("/catbird/level", Float.NEGATIVE_INFINITY);
        assertEquals(-60, stage.parameters.get(Parameter.LEVEL));
        stage.hear("/catbird/level", Float.NaN);
        assertEquals(-60, stage.parameters.get(Parameter.LEVEL));
    }

    @Test
    void switchesTakeTrueAndFalseAndNothingForOn() {
        stage.hear("/catbird/blackout");
        assertTrue(stage.parameters.on(Parameter.BLACKOUT));
        stage.hear("/catbird/blackout", 0);
        assertFalse(stage.parameters.on(Parameter.BLACKOUT));
        stage.hear("/catbird/blackout", true);
        assertTrue(stage.parameters.on(Parameter.BLACKOUT));
        stage.hear("/catbird/blackout", false);
        assertFalse(stage.parameters.on(Parameter.BLACKOUT));
    }

    @Test
    void buttonsActWhenTheyArePressedNotWhenTheyAreLetGo() {
        stage.hear("/catbird/panic");
        stage.hear("/catbird/panic", 1);
        stage.hear("/catbird/panic", 0.5f);
        stage.hear("/catbird/panic", true);
        stage.hear(Packets.tagged("/catbird/panic", "I", new byte[0]));
        stage.hear("/catbird/panic", 0);
        stage.hear("/catbird/panic", 0f);
        stage.hear("/catbird/panic", false);
        stage.hear("/catbird/panic", "now");
        assertEquals(5, stage.parameters.panics());
        for (String button : List.of("next", "previous", "undo", "reset")) {
            stage.hear("/catbird/" + button, 1);
            stage.hear("/catbird/" + button, 0);
        }
        assertEquals(List.of("step 1", "step -1", "undo", "reset"), stage.calls);
    }

    @Test
    void presetsAreCalledByNumberOrNameInATime() {
        stage.hear("/catbird/preset", 2);
        stage.hear("/catbird/preset", 1f, 4);
        stage.hear("/catbird/preset", "größer", 0.5f);
        assertEquals(List.of("number 2 in NaN", "number 1 in 4.0", "größer in 0.5"), stage.calls);
        assertEquals(List.of(), stage.said);
        stage.hear("/catbird/preset", "grosser");
        stage.hear("/catbird/preset", 1.5f);
        stage.hear("/catbird/preset");
        assertEquals(
                List.of("OSC: /catbird/preset grosser is none; it takes a number in 1..2 or one of mirror, größer"),
                stage.said);
    }

    @Test
    void aWrongAddressIsToldOnceWithTheNearest() {
        stage.hear("/catbird/blen", 0.5f);
        stage.hear("/catbird/blen", 0.6f);
        stage.hear("/else", 0.6f);
        stage.hear("/catbird/view", "bers");
        assertEquals(
                List.of(
                        "OSC: /catbird/blen is not known; did you mean /catbird/blend?",
                        "OSC: /else is not known; docs/osc.md lists those there are",
                        "OSC: /catbird/view takes single, blend, slices, tiles or bars"),
                stage.said);
        for (int i = 0; i < 1000; i++) {
            stage.hear("/x" + i);
        }
        assertEquals(64, stage.said.size());
        assertTrue(stage.server.json().contains("\"unknown\":1003,\"refused\":1,"), stage.server.json());
    }

    @Test
    void aBundleActsInOrderAndWholeOrNotAtAll() {
        byte[] half = Packets.message("/catbird/blend", 0.5f);
        byte[] quarter = Packets.message("/catbird/blend", 0.25f);
        stage.hear(Packets.bundle(half, Packets.bundle(quarter)));
        assertEquals(0.25f, stage.parameters.get(Parameter.BLEND));
        stage.hear(Packets.bundle(half, new byte[] {'/', 'a', 'b', 'c'}));
        stage.hear(Packets.bundle(half, Packets.message("/catbird/level", new byte[9000])));
        stage.hear(Packets.bundle(half, Packets.bundle(Packets.bundle(Packets.bundle(Packets.bundle(half))))));
        // Text that is no UTF-8 only shows when it is read.
        stage.hear(Packets.bundle(half, Packets.tagged("/catbird/view", "s", new byte[] {(byte) 0xff, 'a', 'b', 0})));
        assertEquals(0.25f, stage.parameters.get(Parameter.BLEND));
        assertEquals(4, stage.server.dropped());
        assertTrue(
                stage.server.json().startsWith("{\"messages\":2,\"malformed\":2,\"huge\":1,\"looping\":1,"),
                stage.server.json());
    }

    @Test
    void whoSubscribesIsToldEverythingAndThenEveryChange() throws IOException {
        stage.server.start();
        stage.parameters.set(Parameter.BLEND, 0.5f);
        try (DatagramSocket peer = peer()) {
            stage.send(peer, Packets.message("/catbird/subscribe"));
            Map<String, Object> told = new HashMap<>();
            while (told.size() < Parameter.values().length + 1) {
                OSCMessage message = next(peer);
                told.put(message.getAddress(), message.getArguments().get(0));
            }
            for (Parameter parameter : Parameter.values()) {
                assertEquals(
                        OscAddress.argument(parameter, stage.parameters.get(parameter)),
                        told.get("/catbird/" + parameter.id()));
            }
            assertEquals("", told.get("/catbird/preset"));
            stage.parameters.set(Parameter.VIEW, 4);
            assertEquals(List.of("bars"), next(peer, "/catbird/view").getArguments());
            stage.current = "größer";
            assertEquals(List.of("größer"), next(peer, "/catbird/preset").getArguments());
            stage.send(peer, Packets.message("/catbird/combination", 99));
            assertEquals(List.of(16), next(peer, "/catbird/combination").getArguments());
            assertEquals(1, stage.server.clients());
            stage.send(peer, Packets.message("/catbird/unsubscribe"));
            // Answered after it, and by nothing else.
            stage.send(peer, Packets.message("/catbird/blend"));
            assertEquals(List.of(0.5f), next(peer, "/catbird/blend").getArguments());
            assertEquals(0, stage.server.clients());
        }
    }

    @Test
    void anotherPortOfTheSameMachineCanBeToldInstead() throws IOException {
        stage.server.start();
        try (DatagramSocket sender = peer();
                DatagramSocket display = peer()) {
            stage.send(sender, Packets.message("/catbird/subscribe", display.getLocalPort()));
            assertEquals(List.of(-80f), next(display, "/catbird/gate").getArguments());
            stage.send(sender, Packets.message("/catbird/gate", -50f));
            assertEquals(List.of(-50f), next(display, "/catbird/gate").getArguments());
        }
    }

    /** A surface that answers every message with the same would otherwise be answered for ever. */
    @Test
    void nobodyIsToldWhatItHasJustSaid() throws IOException {
        stage.server.start();
        try (DatagramSocket peer = peer()) {
            stage.send(peer, Packets.message("/catbird/subscribe"));
            next(peer, "/catbird/preset");
            stage.send(peer, Packets.message("/catbird/blend", 0.25f));
            stage.send(peer, Packets.message("/catbird/wet"));
            assertEquals("/catbird/wet", next(peer).getAddress());
            stage.parameters.set(Parameter.LEVEL, -7);
            assertEquals("/catbird/level", next(peer).getAddress());
            assertEquals(0.25f, stage.parameters.get(Parameter.BLEND));
        }
    }

    @Test
    void theServerIsNoClientOfItself() {
        stage.hear("/catbird/subscribe", stage.server.port());
        assertEquals(0, stage.server.clients());
    }

    @Test
    void thereAreOnlySoManyClients() {
        for (int port = 1; port <= OscClients.MOST + 5; port++) {
            stage.hear("/catbird/subscribe", port + 20000 == stage.server.port() ? 19999 : port + 20000);
        }
        assertEquals(OscClients.MOST, stage.server.clients());
    }

    @Test
    void aPortThatIsTakenCannotBeHad() {
        assertThrows(
                BindException.class,
                () -> OscServer.open(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.server.port()),
                                stage.parameters,
                                PresetCalls.NONE,
                                (word, known) -> Optional.empty(),
                                stage.said::add)
                        .close());
    }

    @Test
    void aClosedServerLetsGoOfItsPortAndItsThread() throws IOException {
        stage.server.start();
        int port = stage.server.port();
        stage.close();
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            assertEquals(port, socket.getLocalPort());
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(OscServer.THREAD)));
    }

    @Test
    void namesOfAddressesAreDifferent() {
        int others = 9;
        assertEquals(Parameter.values().length + others, OscAddress.ALL.size());
        for (Parameter parameter : Parameter.values()) {
            assertEquals(parameter.curve() == Curve.CHOICE, OscAddress.argument(parameter, 0) instanceof String);
        }
    }
}
