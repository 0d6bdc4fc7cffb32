package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.DeviceException;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jaudiolibs.jnajack.JackProcessCallback;

/**
 * A client with a MIDI port each way, by JNAJack. Thread: control; {@link #process} JACK's own, which is not that of the sound and only
 * copies messages.
 */
final class JnaMidi implements JackMidiPorts.Client, JackProcessCallback {
    private final JackClient client;
    private final Consumer<Object> keepForEver;
    private final EventRing heard;
    private final EventRing told;
    private final JackPort in;
    private final JackPort out;
    private final JackMidi.Event event = new JackMidi.Event();
    private final byte[] bytes = new byte[EventRing.LONGEST_BYTES];
    private final Leaving leaving = new Leaving();

    /** One that is called from now on. {@code gone} hears that the server has died. */
    JnaMidi(JackClient client, EventRing heard, EventRing told, Runnable gone, Consumer<Object> keepForEver)
            throws DeviceException {
        this.client = client;
        this.keepForEver = keepForEver;
        this.heard = heard;
        this.told = told;
        try {
            in = client.registerPort("in", JackPortType.MIDI, JackPortFlags.JackPortIsInput);
            out = client.registerPort("out", JackPortType.MIDI, JackPortFlags.JackPortIsOutput);
            client.setProcessCallback(this);
            client.onShutdown(from -> {
                leaving.serverGone();
                gone.run();
            });
            client.activate();
        } catch (JackException e) {
            client.close();
            throw new DeviceException("the JACK server gives us no ports for MIDI", e);
        }
    }

    @Override
    @RealTime
    public boolean process(JackClient from, int frames) {
        if (!leaving.stays()) {
            return false;
        }
        try {
            int count = JackMidi.getEventCount(in);
            for (int i = 0; i < count; i++) {
                JackMidi.eventGet(event, in, i);
                if (event.size() > bytes.length) {
                    heard.lose();
                } else {
                    event.read(bytes);
                    heard.put(bytes, event.size());
                }
            }
            JackMidi.clearBuffer(out);
            for (int size = told.take(bytes); size > 0; size = told.take(bytes)) {
                JackMidi.eventWrite(out, 0, bytes, size);
            }
        } catch (JackException e) {
            heard.lose();
        }
        return true;
    }

    @Override
    public void close() {
        leaving.leave(client, keepForEver);
    }
}
