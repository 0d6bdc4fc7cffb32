package dev.catbird.midi.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One knob, fader, key or wheel of a device, by what it sends. Thread: any.
 *
 * @param kind which messages
 * @param number which of them, 0 to the kind's last; 0 where there is only one
 * @param channel 1..16, or {@link #ANY_CHANNEL}
 */
public record Controller(Kind kind, int number, int channel) {
    public static final int ANY_CHANNEL = 0;

    private static final int CHANNELS = 16;
    private static final Pattern TEXT =
            Pattern.compile("([a-z]+(?:14)?)\\s*([0-9]{1,5})?(?:\\s+ch(?:annel)?\\s*([0-9]{1,2}))?");

    /** What a controller sends. Numbers count from 0, as the messages have them. */
    public enum Kind {
        /** A control change of 7 bits; from 120 on they mean other things. */
        CC(119, 127),
        /** Two control changes, {@code n} and {@code n + 32}, that are 14 bits together. */
        CC14(31, 16383),
        /** A parameter without a registered number, set by four control changes. */
        NRPN(16383, 16383),
        NOTE(127, 127),
        /** The wheel beside the keys. */
        BEND(0, 16383),
        /** Pressure on the keys, one for the whole channel. */
        PRESSURE(0, 127);

        private final int last;
        private final int top;

        Kind(int last, int top) {
            this.last = last;
            this.top = top;
        }

        /** The largest number. */
        public int last() {
            return last;
        }

        /** The largest value it sends. */
        public int top() {
            return top;
        }

        private boolean numbered() {
            return last > 0;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Controller {
        if (number < 0 || number > kind.last || channel < 0 || channel > CHANNELS) {
            throw new IllegalArgumentException(kind + " " + number + " channel " + channel);
        }
    }

    public static Controller cc(int number) {
        return new Controller(Kind.CC, number, ANY_CHANNEL);
    }

    /** Such as {@code cc 21}, {@code note 36 ch 10} or {@code bend}; empty if it is none of these. */
    public static Optional<Controller> parse(String text) {
        Matcher found = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Optional.empty();
        }
        int number = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        int channel = found.group(3) == null ? ANY_CHANNEL : Integer.parseInt(found.group(3));
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.id().equals(found.group(1)))
                .filter(kind -> kind.numbered() == (found.group(2) != null) && number <= kind.last)
                .filter(kind -> channel <= CHANNELS && (found.group(3) == null || channel > 0))
                .findFirst()
                .map(kind -> new Controller(kind, number, channel));
    }

    /** What {@link #parse} takes, for people. */
    public static String allowed() {
        return Arrays.stream(Kind.values())
                        .map(kind -> kind.numbered() ? kind.id() + " 0.." + kind.last : kind.id())
                        .collect(Collectors.joining(", "))
                + ", each with ch 1.." + CHANNELS + " behind it for one channel only";
    }

    /** Whether messages on that channel, 1..16, are its. */
    public boolean hears(int otherChannel) {
        return channel == ANY_CHANNEL || channel == otherChannel;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return kind.id() + (kind.numbered() ? " " + number : "") + (channel == ANY_CHANNEL ? "" : " ch " + channel);
    }
}
