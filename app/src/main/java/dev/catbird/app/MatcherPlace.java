package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.live.MatcherThread;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where matches are made, as asked for or as their times suggest; decided once, before sound starts. Thread: main. */
enum MatcherPlace {
    /** Inline where matches are quick. */
    AUTO,
    INLINE,
    THREAD;

    private static final double PERCENT = 100;

    /**
     * What was decided.
     *
     * @param description for people
     * @param thread what ends the matcher's thread, or nothing
     */
    record Decision(String description, Closeable thread) implements Closeable {
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
            return new Decision("matching inline (" + found + ")", () -> {});
        }
        int before = instrument.delayFrames();
        MatcherThread thread = instrument.matchApart(blockFrames, host.blocksAtOnce());
        double laterMs = 1000.0 * (instrument.delayFrames() - before) / host.rateHz();
        return new Decision(
                String.format(Locale.ROOT, "matching on a thread of its own, %.1f ms later (%s)", laterMs, found),
                thread);
    }
}
