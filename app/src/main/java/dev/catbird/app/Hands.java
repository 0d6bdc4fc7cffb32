package dev.catbird.app;

import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.MidiControl;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What turns parameters from outside while playing. Thread: main; devices have their own. */
final class Hands implements AutoCloseable {
    private final @Nullable MidiControl midi;

    private Hands(@Nullable MidiControl midi) {
        this.midi = midi;
    }

    static Hands open(Session session, MidiOptions options, Parameters parameters, PlayDeck deck) throws IOException {
        return new Hands(options.open(session, parameters, deck.deck()::load));
    }

    /** The MIDI devices, or null without. */
    @Nullable
    MidiControl midi() {
        return midi;
    }

    /** The next line to say, or null. */
    @Nullable
    String nextNews() {
        String news = midi == null ? null : midi.nextNews();
        return news == null ? null : "midi: " + news;
    }

    @Override
    public void close() {
        if (midi != null) {
            midi.close();
        }
    }
}
