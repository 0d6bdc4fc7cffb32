package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever comes by the network: no failure, no endless turn, no half of a packet, no value out of its range. */
class OscPropertyTest {
    private static final String[] PATHS = OscAddress.ALL.keySet().toArray(String[]::new);
    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;

    private static byte[] message(Random random) {
        String path = random.nextInt(8) == 0 ? "/" + random.nextInt() : PATHS[random.nextInt(PATHS.length)];
        if (random.nextInt(8) == 0) {
            path = pattern(path, random);
        }
        Object[] arguments = new Object[random.nextInt(4)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (random.nextInt(7)) {
                case 0 -> random.nextInt();
                case 1 -> Float.intBitsToFloat(random.nextInt());
                case 2 -> random.nextLong();
                case 3 -> random.nextGaussian();
                case 4 -> random.nextBoolean();
                case 5 -> new byte[random.nextInt(40)];
                default -> "bars größer 1".substring(0, random.nextInt(13));
            };
        }
        return Packets.message(path, arguments);
    }

    /** A path with some of its letters made to ones that mean something. */
    private static String pattern(String path, Random random) {
        StringBuilder pattern = new StringBuilder(path);
        for (int n = random.nextInt(12); n >= 0; n--) {
            pattern.setCharAt(1 + random.nextInt(path.length() - 1), "*?[]{},!-".charAt(random.nextInt(9)));
        }
        return pattern.toString();
    }

    private static byte[] packet(Random random, int depth) {
        if (random.nextInt(3) > 0 || depth > 6) {
            return message(random);
        }
        List<byte[]> packets = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            packets.add(packet(random, depth + 1));
        }
        long now = OscSchedule.ntp(Instant.now());
        long ntp = switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> now + (random.nextLong() >> 28);
            default -> TimedMessage.AT_ONCE;
        };
        return Packets.bundle(ntp, packets.toArray(byte[][]::new));
    }

    /** A packet, often with some of its bytes or its end changed; or nothing but chance. */
    private static byte[] bytes(Random random) {
        if (random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            if (noise.length > 0 && random.nextBoolean()) {
                noise[0] = (byte) (random.nextBoolean() ? '/' : '#');
            }
            return noise;
        }
        byte[] packet = packet(random, 0);
        for (int n = random.nextInt(4); n > 0; n--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 8)) : packet;
    }

    private static float[] values(Stage stage) {
        float[] values = new float[Parameter.values().length];
        for (Parameter parameter : Parameter.values()) {
            values[Controls.bit(parameter)] = stage.parameters.get(parameter);
        }
        return values;
    }

    private static void hearAll(int count, long seed) throws IOException {
        Random random = new Random(seed);
        long acted = 0;
        try (Stage stage = new Stage()) {
            for (int i = 0; i < count; i++) {
                byte[] bytes = bytes(random);
                String where = "packet " + i + " of seed " + seed;
                float[] before = values(stage);
                int panics = stage.parameters.panics();
                long messages = stage.server.messages();
                long dropped = stage.server.dropped();
                stage.calls.clear();
                stage.hear(bytes);
                if (stage.server.dropped() > dropped) {
                    assertEquals(messages, stage.server.messages(), where);
                    assertEquals(panics, stage.parameters.panics(), where);
                    assertTrue(stage.calls.isEmpty() && Arrays.equals(before, values(stage)), where);
                } else {
                    acted++;
                }
                for (Parameter parameter : Parameter.values()) {
                    float value = stage.parameters.get(parameter);
                    assertTrue(value == parameter.clamp(value), where);
                }
            }
            assertTrue(stage.server.json().contains("\"failures\":0,"), stage.server.json());
            assertTrue(stage.said.size() <= 64);
            assertTrue(acted > count / 10 && acted < count * 9L / 10, acted + " of " + count + " were good");
        }
    }

    @Test
    void aHundredThousandPacketsDoNoHarm() throws IOException {
        hearAll(FEW, 1);
    }

    @Test
    @Tag("fuzz")
    void aMillionPacketsDoNoHarm() throws IOException {
        hearAll(MANY, 2);
    }
}
