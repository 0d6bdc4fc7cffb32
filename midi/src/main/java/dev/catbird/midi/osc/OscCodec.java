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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packets to messages and back, by javaosc. Thread: one. */
final class OscCodec {
    /** Letters of address patterns, which JavaOSC lets nobody send: they go through it as the characters 1, 2 and so on. */
    private static final String PATTERN_LETTERS = "*?,[]{}";

    private static final int BUNDLE_HEADER_BYTES = 16;
    private static final int WORD_BYTES = 4;

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
    List<TimedMessage> messages(byte[] bytes, int length) {
        ByteBuffer disguised = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
        disguise(disguised, 0, length);
        List<TimedMessage> messages = new ArrayList<>();
        try {
            collect(parser.convert(disguised), TimedMessage.AT_ONCE, messages);
            return messages;
        } catch (OSCParseException | RuntimeException e) {
            // Of what is not text in UTF-8, the library throws either.
            return null;
        }
    }

    private static void disguise(ByteBuffer packet, int from, int to) {
        if (packet.get(from) == '#') {
            for (int at = from + BUNDLE_HEADER_BYTES; at < to; ) {
                int end = at + WORD_BYTES + packet.getInt(at);
                disguise(packet, at + WORD_BYTES, end);
                at = end;
            }
            return;
        }
        for (int i = from; packet.get(i) != 0; i++) {
            int letter = PATTERN_LETTERS.indexOf(packet.get(i));
            if (letter >= 0) {
                packet.put(i, (byte) (letter + 1));
            }
        }
    }

    /** The address of a message as it was sent. */
    static String address(OSCMessage message) {
        String address = message.getAddress();
        for (int i = 0; i < PATTERN_LETTERS.length(); i++) {
            address = address.replace((char) (i + 1), PATTERN_LETTERS.charAt(i));
        }
        return address;
    }

    /** {@code ntp}: when what is around the packet shall act; what is inside may do so later. */
    private static void collect(OSCPacket packet, long ntp, List<TimedMessage> messages) {
        if (packet instanceof OSCBundle bundle) {
            long own = bundle.getTimestamp().getNtpTime();
            long later = own == TimedMessage.AT_ONCE || (ntp != TimedMessage.AT_ONCE && own - ntp < 0) ? ntp : own;
            bundle.getPackets().forEach(inner -> collect(inner, later, messages));
        } else if (packet instanceof OSCMessage message) {
            messages.add(new TimedMessage(message, ntp));
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
