package dev.catbird.midi.osc;

import com.illposed.osc.BufferBytesReceiver;
import com.illposed.osc.OSCBundle;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCPacket;
import com.illposed.osc.OSCParseException;
import com.illposed.osc.OSCParser;
import com.illposed.osc.OSCSerializeException;
import com.illposed.osc.OSCSerializer;
import com.illposed.osc.argument.ArgumentHandler;
import com.illposed.osc.argument.handler.Activator;
import com.illposed.osc.argument.handler.StringArgumentHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packets to messages and back, by javaosc. Thread: one. */
final class OscCodec {
    private final OSCParser parser;
    private final OSCSerializer serializer;
    private final ByteBuffer out = ByteBuffer.allocate(PacketCheck.LONGEST_BYTES);

    OscCodec() {
        // The library's builder leaves its own types with the charset of the system.
        Map<String, Object> properties = Map.of(StringArgumentHandler.PROP_NAME_CHARSET, StandardCharsets.UTF_8);
        var read = Activator.createParserTypes();
        for (ArgumentHandler<?> type : read.values()) {
            type.setProperties(properties);
        }
        parser = new OSCParser(read, properties);
        var written = Activator.createSerializerTypes();
        for (ArgumentHandler<?> type : written) {
            type.setProperties(properties);
        }
        serializer = new OSCSerializer(written, properties, new BufferBytesReceiver(out));
    }

    /** All messages of a packet that has passed {@link PacketCheck}, in order; null if it cannot be understood after all. */
    @Nullable
    List<OSCMessage> messages(byte[] bytes, int length) {
        List<OSCMessage> messages = new ArrayList<>();
        try {
            collect(parser.convert(ByteBuffer.wrap(bytes, 0, length).slice()), messages);
            return messages;
        } catch (OSCParseException | RuntimeException e) {
            // Of what is not text in UTF-8, the library throws either.
            return null;
        }
    }

    private static void collect(OSCPacket packet, List<OSCMessage> messages) {
        if (packet instanceof OSCBundle bundle) {
            bundle.getPackets().forEach(inner -> collect(inner, messages));
        } else if (packet instanceof OSCMessage message) {
            messages.add(message);
        }
    }

    /** A packet of one message. */
    byte[] bytes(String path, List<Object> arguments) {
        out.clear();
        try {
            serializer.write(new OSCMessage(path, arguments));
        } catch (OSCSerializeException e) {
            throw new IllegalArgumentException(path + " " + arguments, e);
        }
        byte[] bytes = new byte[out.position()];
        out.flip();
        out.get(bytes);
        return bytes;
    }
}
