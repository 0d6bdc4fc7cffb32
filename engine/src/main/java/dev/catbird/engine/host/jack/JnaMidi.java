package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/** The MIDI ports of a client, by JNAJack. Thread: {@link #exchange} audio, JACK's own. */
final class JnaMidi {
    private final MidiRings rings;
    private final JackPort in;
    private final JackPort out;
    private final JackMidi.Event event = new JackMidi.Event();
    private final byte[] bytes = new byte[EventRing.LONGEST_BYTES];

    JnaMidi(JackClient client, MidiRings rings) throws JackException {
        this.rings = rings;
        in = client.registerPort("midi_in", JackPortType.MIDI, JackPortFlags.JackPortIsInput);
        out = client.registerPort("midi_out", JackPortType.MIDI, JackPortFlags.JackPortIsOutput);
    }

    void begin() {
        rings.begin(this);
    }

    void end() {
        rings.end(this);
    }

    /** Copies what has come with this block, and what shall go out with it. */
    @RealTime
    void exchange() {
        if (!rings.areOf(this)) {
            return;
        }
        try {
            int count = JackMidi.getEventCount(in);
            for (int i = 0; i < count; i++) {
                JackMidi.eventGet(event, in, i);
                if (event.size() > bytes.length) {
                    rings.heard().lose();
                } else {
                    event.read(bytes);
                    rings.heard().put(bytes, event.size());
                }
            }
            JackMidi.clearBuffer(out);
            for (int size = rings.told().take(bytes);
                    size > 0;
                    size = rings.told().take(bytes)) {
                JackMidi.eventWrite(out, 0, bytes, size);
            }
        } catch (JackException e) {
            rings.heard().lose();
        }
    }
}
