package dev.catbird.app;

import dev.catbird.engine.host.SoundSystem;
import dev.catbird.engine.host.jack.JackDevices;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.MidiControl;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What turns parameters from outside while playing. Thread: main; devices have their own. */
final class Hands implements AutoCloseable {
    private final @Nullable MidiControl midi;
    private final @Nullable JackLine jack;

    private Hands(@Nullable MidiControl midi, @Nullable JackLine jack) {
        this.midi = midi;
        this.jack = jack;
    }

    /** {@code sound}: what plays; where that is JACK, it brings MIDI too. */
    static Hands open(Session session, MidiOptions options, SoundSystem sound, Parameters parameters, PlayDeck deck)
            throws IOException {
        MidiControl midi = options.open(session, parameters, deck.deck()::load);
        return new Hands(
                midi, midi != null && sound instanceof JackDevices devices ? JackLine.open(devices, midi) : null);
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
        if (jack != null) {
            jack.close();
        }
        if (midi != null) {
            midi.close();
        }
    }
}
