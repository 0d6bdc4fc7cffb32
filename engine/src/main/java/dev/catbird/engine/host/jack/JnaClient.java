package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.DeviceException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackLatencyCallbackMode;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jaudiolibs.jnajack.JackProcessCallback;
import org.jspecify.annotations.Nullable;

/** A client by JNAJack. Thread: as {@link Server.Client}; {@link #process} audio. */
final class JnaClient implements Server.Client, JackProcessCallback {
    private static final int LATENCY_LOOKS = 20;
    private static final int LEAVING_LOOKS = 100;
    private static final long LOOK_NS = 5_000_000L;

    private final Consumer<JnaClient> keepForEver;
    private final Jack jack;
    private final JackClient client;
    private final JackPort[] in = new JackPort[2];
    private final JackPort[] out = new JackPort[2];
    private final FloatBuffer[] inBuffers = new FloatBuffer[2];
    private final FloatBuffer[] outBuffers = new FloatBuffer[2];
    private final @Nullable JnaMidi midi;
    private final int rateHz;
    private final int blockFrames;
    private @Nullable Playing playing;
    private volatile @Nullable Thread caller;
    private volatile boolean leaving;
    private volatile boolean serverGone;

    /** {@code rings}: where its MIDI goes, if it shall have such ports. {@code keepForEver} is given clients that libjack may still call, so that they are never collected. */
    JnaClient(Jack jack, JackClient client, @Nullable MidiRings rings, Consumer<JnaClient> keepForEver)
            throws DeviceException {
        this.keepForEver = keepForEver;
        this.jack = jack;
        this.client = client;
        try {
            rateHz = client.getSampleRate();
            blockFrames = client.getBufferSize();
            for (int side = 0; side < 2; side++) {
                in[side] = client.registerPort("in_" + (side + 1), JackPortType.AUDIO, JackPortFlags.JackPortIsInput);
                out[side] =
                        client.registerPort("out_" + (side + 1), JackPortType.AUDIO, JackPortFlags.JackPortIsOutput);
            }
            midi = rings == null ? null : new JnaMidi(client, rings);
        } catch (JackException e) {
            client.close();
            throw new DeviceException("the JACK server gives us no ports; end clients that are not needed", e);
        }
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int blockFrames() {
        return blockFrames;
    }

    @Override
    public List<Port> ports(boolean sources) throws DeviceException {
        // Where sound comes from is an output of somebody else.
        JackPortFlags way = sources ? JackPortFlags.JackPortIsOutput : JackPortFlags.JackPortIsInput;
        try {
            Set<String> physical = new HashSet<>(Arrays.asList(
                    jack.getPorts(client, "", JackPortType.AUDIO, EnumSet.of(way, JackPortFlags.JackPortIsPhysical))));
            List<Port> ports = new ArrayList<>();
            for (String name : jack.getPorts(client, "", JackPortType.AUDIO, EnumSet.of(way))) {
                if (!name.startsWith(client.getName() + ":")) {
                    ports.add(new Port(name, physical.contains(name)));
                }
            }
            return ports;
        } catch (JackException e) {
            throw new DeviceException("the JACK server does not tell its ports", e);
        }
    }

    @Override
    public void run(Server.Listener listener) throws DeviceException {
        playing = listener;
        try {
            client.setProcessCallback(this);
            client.setXrunCallback(from -> listener.xrun());
            client.onShutdown(from -> {
                serverGone = true;
                endMidi();
                listener.shutdown();
            });
            client.activate();
            if (midi != null) {
                midi.begin();
            }
        } catch (JackException e) {
            throw new DeviceException("the JACK server does not let us play", e);
        }
    }

    private void endMidi() {
        if (midi != null) {
            midi.end();
        }
    }

    @Override
    @RealTime
    public boolean process(JackClient from, int frames) {
        for (int side = 0; side < 2; side++) {
            inBuffers[side] = in[side].getFloatBuffer();
            outBuffers[side] = out[side].getFloatBuffer();
        }
        caller = Thread.currentThread();
        if (midi != null) {
            midi.exchange();
        }
        Playing target = playing;
        return !leaving && target != null && target.block(inBuffers, outBuffers, frames);
    }

    @Override
    public void wire(List<Port> from, List<Port> to) {
        wireAll(from, to);
        // The server finds out the latencies on a thread of its own.
        for (int look = 0; look < LATENCY_LOOKS && (inputFrames() == 0 || outputFrames() == 0); look++) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private void wireAll(List<Port> from, List<Port> to) {
        for (int side = 0; side < 2; side++) {
            wire(from.get(Math.min(side, from.size() - 1)).name(), in[side].getName());
            wire(out[side].getName(), to.get(Math.min(side, to.size() - 1)).name());
        }
    }

    private void wire(String from, String to) {
        try {
            jack.connect(client, from, to);
        } catch (JackException e) {
            // Wired already, or gone at this very moment: then the next look finds it missing.
        }
    }

    @Override
    public int inputFrames() {
        return latencyFrames(in[0], JackLatencyCallbackMode.JackCaptureLatency);
    }

    @Override
    public int outputFrames() {
        return latencyFrames(out[0], JackLatencyCallbackMode.JackPlaybackLatency);
    }

    private static int latencyFrames(JackPort port, JackLatencyCallbackMode mode) {
        JackPort.JackLatencyRange range = new JackPort.JackLatencyRange();
        try {
            port.getLatencyRange(range, mode);
            return range.getMax();
        } catch (JackException e) {
            return 0;
        }
    }

    /**
     * Has JACK's thread leave by itself first: libjack would cancel it, and a thread that is cancelled inside Java takes the process
     * with it. One that is not called any more waits in libjack, where it may be cancelled. A client whose server has died is left
     * as it is, as libjack crashes on closing it (jackd2 1.9.21): some kilobytes for each time a server dies.
     */
    @Override
    public void close() {
        leaving = true;
        endMidi();
        Thread thread = caller;
        for (int look = 0; look < LEAVING_LOOKS && thread != null && thread.isAlive(); look++) {
            LockSupport.parkNanos(LOOK_NS);
        }
        if (serverGone) {
            keepForEver.accept(this);
        } else {
            client.close();
        }
    }
}
