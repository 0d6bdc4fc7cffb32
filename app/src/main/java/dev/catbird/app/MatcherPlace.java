package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.live.MatcherThread;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where matches are made, as asked for or as their times suggest; decided once, before sound starts. Thread: main. */
enum MatcherPlace {
    /** Inline where matches are quick. */
    AUTO,
    INLINE,
    THREAD;

    private static final double PERCENT = 100;

    /** What was decided. Thread: main. */
    static final class Decision implements Closeable {
        private final String description;
        private final IntSupplier blockFrames;
        private final int blockFramesAtMost;
        private final Closeable thread;
        private int told;

        /** {@code blockFramesAtMost} is how long the host's blocks may become; {@code thread} ends the matcher's own, or nothing. */
        Decision(String description, IntSupplier blockFrames, int blockFramesAtMost, Closeable thread) {
            this.description = description;
            this.blockFrames = blockFrames;
            this.blockFramesAtMost = blockFramesAtMost;
            this.thread = thread;
        }

        /** For people. */
        String description() {
            return description;
        }

        /** What to say where a sound server has made its blocks longer than the delay allows for: once for each length, else null. */
        @Nullable
        String news() {
            int now = blockFrames.getAsInt();
            if (now <= blockFramesAtMost || now == told) {
                return null;
            }
            told = now;
            return "the sound server's blocks have grown from " + blockFramesAtMost + " to " + now
                    + " frames: matches come too late for them; start again, or go back to " + blockFramesAtMost;
        }

        /** After the last block. */
        @Override
        public void close() throws IOException {
            thread.close();
        }
    }

    static final class Converter implements ITypeConverter<MatcherPlace> {
        @Override
        public MatcherPlace convert(String name) {
            return Arrays.stream(values())
                    .filter(place -> place.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + name + "' is not known; choose auto, inline or thread"));
        }
    }

    /** Decides for an instrument that is warmed up and its host, and sets its matcher apart if it is to be. */
    Decision decide(Instrument instrument, LiveHost host) {
        int blockFrames = host.blockFrames();
        String found =
                String.format(Locale.ROOT, "p99 %.0f %% of a block", PERCENT * instrument.shareOfBlock(blockFrames));
        boolean inline = this == INLINE || (this == AUTO && instrument.matchesQuickly(blockFrames));
        if (inline) {
            return new Decision("matching inline (" + found + ")", host::blockFrames, Integer.MAX_VALUE, () -> {});
        }
        int before = instrument.delayFrames();
        MatcherThread thread = instrument.matchApart(blockFrames, host.blocksAtOnce());
        double laterMs = 1000.0 * (instrument.delayFrames() - before) / host.rateHz();
        return new Decision(
                String.format(Locale.ROOT, "matching on a thread of its own, %.1f ms later (%s)", laterMs, found),
                host::blockFrames,
                blockFrames,
                thread);
    }
}
