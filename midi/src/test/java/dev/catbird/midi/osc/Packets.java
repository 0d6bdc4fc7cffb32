package dev.catbird.midi.osc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** OSC packets put together by hand, byte by byte, as the specification says. Thread: any. */
final class Packets {
    private Packets() {}

    /** Arguments may be of the types that have a letter here; tags of other types can be forced by {@link #tagged}. */
    static byte[] message(String path, Object... arguments) {
        StringBuilder tags = new StringBuilder();
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        for (Object argument : arguments) {
            if (argument instanceof Integer i) {
                tags.append('i');
                values.writeBytes(word(i));
            } else if (argument instanceof Float f) {
                tags.append('f');
                values.writeBytes(word(Float.floatToIntBits(f)));
            } else if (argument instanceof Long h) {
                tags.append('h');
                values.writeBytes(ByteBuffer.allocate(8).putLong(h).array());
            } else if (argument instanceof Double d) {
                tags.append('d');
                values.writeBytes(ByteBuffer.allocate(8).putDouble(d).array());
            } else if (argument instanceof Boolean on) {
                tags.append(on ? 'T' : 'F');
            } else if (argument instanceof byte[] blob) {
                tags.append('b');
                values.writeBytes(word(blob.length));
                values.writeBytes(blob);
                values.writeBytes(new byte[(4 - blob.length % 4) % 4]);
            } else {
                tags.append('s');
                values.writeBytes(string(String.valueOf(argument)));
            }
        }
        return tagged(path, tags.toString(), values.toByteArray());
    }

    static byte[] tagged(String path, String tags, byte[] values) {
        return joined(List.of(string(path), string("," + tags), values));
    }

    static byte[] bundle(byte[]... packets) {
        return bundle(TimedMessage.AT_ONCE, packets);
    }

    /** {@code ntp}: when it shall act. */
    static byte[] bundle(long ntp, byte[]... packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(string("#bundle"));
        out.writeBytes(ByteBuffer.allocate(8).putLong(ntp).array());
        for (byte[] packet : packets) {
            out.writeBytes(word(packet.length));
            out.writeBytes(packet);
        }
        return out.toByteArray();
    }

    static byte[] string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate((bytes.length / 4 + 1) * 4).put(bytes).array();
    }

    static byte[] word(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
