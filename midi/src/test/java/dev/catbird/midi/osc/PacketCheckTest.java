package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.catbird.midi.osc.PacketCheck.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCheckTest {
    private static Verdict of(byte[] packet) {
        return PacketCheck.of(packet, packet.length);
    }

    @Test
    void everyTypeOfArgumentIsKnown() {
        assertEquals(
                Verdict.GOOD,
                of(Packets.message("/a", 1, 0.5f, 1L, 0.5, true, false, "words", "", new byte[5], new byte[0])));
        assertEquals(Verdict.GOOD, of(Packets.tagged("/a", "TFNIirmc", new byte[16])));
        assertEquals(Verdict.GOOD, of(Packets.tagged("/a", "htd", new byte[24])));
        assertEquals(Verdict.GOOD, of(Packets.message("/a")));
        assertEquals(Verdict.GOOD, of(Packets.string("/without")));
    }

    @Test
    void bundlesMayHoldBundles() {
        byte[] packet = Packets.message("/a", 1);
        for (int depth = 1; depth <= PacketCheck.DEEPEST; depth++) {
            packet = Packets.bundle(packet, packet);
            assertEquals(Verdict.GOOD, of(packet));
        }
        assertEquals(Verdict.LOOPING, of(Packets.bundle(packet)));
        assertEquals(Verdict.GOOD, of(Packets.bundle()));
    }

    @Test
    void tooMuchIsHuge() {
        assertEquals(Verdict.HUGE, of(Packets.message("/a", new byte[PacketCheck.LONGEST_BYTES])));
        byte[][] many = new byte[PacketCheck.MOST_MESSAGES + 1][];
        Arrays.fill(many, Packets.string("/"));
        assertEquals(Verdict.HUGE, of(Packets.bundle(many)));
        assertEquals(Verdict.GOOD, of(Packets.bundle(Arrays.copyOf(many, PacketCheck.MOST_MESSAGES))));
    }

    /** A packet without its last words, bytes of it, or with some too many, is none. */
    @Test
    void everyCutIsNoticed() {
        byte[] packet = Packets.bundle(
                Packets.message("/a", "words", 1, new byte[7]), Packets.bundle(Packets.message("/b", 0.5f)));
        assertEquals(Verdict.GOOD, of(packet));
        int whole = packet.length - Packets.bundle(Packets.message("/b", 0.5f)).length - 4;
        for (int length = 0; length < packet.length; length++) {
            // A bundle that ends between two packets is a bundle.
            Verdict wanted = length == 16 || length == whole ? Verdict.GOOD : Verdict.MALFORMED;
            assertEquals(wanted, PacketCheck.of(packet, length), "cut at " + length);
        }
        assertEquals(Verdict.MALFORMED, of(Packets.joined(List.of(packet, new byte[4]))));
        assertEquals(Verdict.MALFORMED, of(Packets.joined(List.of(Packets.message("/a", 1), new byte[4]))));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x7ffffffc, 13, 24})
    void lengthsThatLieAreNoticed(int length) {
        byte[] bundle = Packets.bundle(Packets.message("/abc", 1, 2));
        System.arraycopy(Packets.word(length), 0, bundle, 16, 4);
        assertEquals(Verdict.MALFORMED, of(bundle));
        byte[] blob = Packets.message("/abc", new byte[11]);
        assertEquals(Verdict.GOOD, of(blob));
        System.arraycopy(Packets.word(length), 0, blob, 12, 4);
        assertEquals(Verdict.MALFORMED, of(blob));
    }

    @Test
    void whatIsNoMessageIsNoticed() {
        assertEquals(Verdict.MALFORMED, of(new byte[0]));
        assertEquals(Verdict.MALFORMED, of(new byte[400]));
        assertEquals(Verdict.MALFORMED, of(Packets.string("no slash")));
        assertEquals(Verdict.MALFORMED, of(Packets.joined(List.of(Packets.string("/a"), Packets.string("i")))));
        assertEquals(Verdict.MALFORMED, of(Packets.tagged("/a", "[i]", new byte[4])));
        assertEquals(Verdict.MALFORMED, of(Packets.tagged("/a", "x", new byte[4])));
        assertEquals(Verdict.MALFORMED, of(new byte[] {'/', 'a', 'b', 'c'}));
        assertEquals(Verdict.MALFORMED, of(new byte[] {'/', 0, 'x', 0}));
        assertEquals(Verdict.MALFORMED, of(Packets.string("#bundel")));
    }
}
