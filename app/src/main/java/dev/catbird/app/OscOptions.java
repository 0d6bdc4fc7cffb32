package dev.catbird.app;

import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.osc.OscServer;
import dev.catbird.midi.osc.PresetCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where play listens for OSC, if it does. Thread: main. */
final class OscOptions {
    private static final int USUAL_PORT = 9000;
    private static final int LAST_PORT = 65535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--osc",
            paramLabel = "PORT",
            description = "Listen for OSC at this port; default " + USUAL_PORT + " where it is free: see docs/osc.md.")
    private @Nullable Integer port;

    @Option(
            names = "--osc-host",
            paramLabel = "ADDRESS",
            description =
                    "Listen at this address of this machine; default 127.0.0.1, which other machines do not reach; 0.0.0.0 for all.")
    private @Nullable String host;

    @Option(names = "--no-osc", description = "Listen for no OSC.")
    private boolean none;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    OscOptions() {}

    /** Throws {@link ParameterException} for what cannot be. */
    void check() {
        if (none && (port != null || host != null)) {
            throw bad("--no-osc means no OSC; leave it out, or --osc and --osc-host");
        }
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw bad("--osc " + port + " is not allowed; choose 1.." + LAST_PORT + ", or 0 for any port that is free");
        }
    }

    /** Takes the port; it listens from {@link PlayOsc#begin} on. Throws {@link ParameterException} if one was asked for that cannot be had. */
    PlayOsc open(Session session, Parameters parameters, PresetCalls presets) {
        if (none) {
            return PlayOsc.none();
        }
        try {
            InetAddress at = host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
            InetSocketAddress address = new InetSocketAddress(at, port == null ? USUAL_PORT : port);
            return PlayOsc.open(said -> OscServer.open(address, parameters, presets, Spelling::nearest, said), at);
        } catch (UnknownHostException e) {
            throw bad("--osc-host " + host + " is no address of this machine");
        } catch (IOException e) {
            String cause = "port " + (port == null ? USUAL_PORT : port) + " cannot be had (" + e.getMessage()
                    + "): another program may listen there; --osc PORT chooses another";
            if (port != null || host != null) {
                throw bad(cause);
            }
            session.terminal().say("no OSC: " + cause);
            return PlayOsc.none();
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
