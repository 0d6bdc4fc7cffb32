package dev.catbird.engine.host.jack;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.catbird.engine.host.DeviceException;
import java.util.EnumSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackOptions;
import org.jaudiolibs.jnajack.JackStatus;
import org.jspecify.annotations.Nullable;

/** The server that libjack finds, by JNAJack. Thread: any. */
final class JnaServer implements Server {
    static final String CLIENT_NAME = "catbird";

    /** Takes libjack's own words, which it would print on stderr; what matters comes back as errors. Never collected. */
    private static final Silence SILENCE = text -> {};

    private final Jack jack;
    private final Queue<JnaClient> dead = new ConcurrentLinkedQueue<>();
    private volatile @Nullable MidiRings midi;

    /** How libjack tells what it thinks. Public, as JNA calls it. */
    public interface Silence extends Callback {
        void invoke(String text);
    }

    private JnaServer(Jack jack) {
        this.jack = jack;
    }

    /** Throws {@link DeviceException} if libjack is not there. */
    static JnaServer load() throws DeviceException {
        try {
            Jack jack = Jack.getInstance();
            NativeLibrary library = NativeLibrary.getInstance("jack");
            for (String name : new String[] {"jack_set_error_function", "jack_set_info_function"}) {
                Function function = library.getFunction(name);
                function.invokeVoid(new Object[] {SILENCE});
            }
            return new JnaServer(jack);
        } catch (JackException | LinkageError e) {
            throw new DeviceException(
                    "JACK is not installed (libjack cannot be loaded); install it, or use --backend javasound", e);
        }
    }

    @Override
    public MidiRings midi() {
        MidiRings made = new MidiRings();
        midi = made;
        return made;
    }

    @Override
    public Client open() throws DeviceException {
        EnumSet<JackStatus> status = EnumSet.noneOf(JackStatus.class);
        try {
            return new JnaClient(
                    jack,
                    jack.openClient(CLIENT_NAME, EnumSet.of(JackOptions.JackNoStartServer), status),
                    midi,
                    dead::add);
        } catch (JackException e) {
            throw new DeviceException(
                    "no JACK server answers " + status
                            + "; start one, for example with jackd -d alsa, or use --backend javasound",
                    e);
        }
    }
}
