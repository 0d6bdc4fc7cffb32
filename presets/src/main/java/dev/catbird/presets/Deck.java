package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The presets of one instrument that plays: calls them, at once or over a time, takes the last call back, and goes back to the
 * beginning. It moves parameters and nothing else, so that it is one hand among others: what somebody moves on the way to a preset
 * is left to them. Thread: any but audio; knobs turn on a thread of its own, {@value #THREAD}.
 */
public final class Deck implements AutoCloseable {
    static final String THREAD = "catbird-morph";

    /** How often knobs turn on the way to a preset: more often than a hop hears of it is for nothing. */
    private static final long TURN_MS = 5;

    private static final int NONE = Shelf.NONE;

    private static final double SECOND_NS = 1e9;

    private final Shelf shelf;
    private final Parameters parameters;
    private final Mode mode;
    private final Consumer<String> say;
    private final LongSupplier clockNs;
    private final State beginning;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    private int current;
    private @Nullable State before;
    private @Nullable Morph morph;
    private @Nullable Future<?> turning;
    private long morphBeganNs;
    private double morphNs;

    /** Values of parameters, and the preset they belong to. */
    private record State(int current, Map<Parameter, Float> values) {}

    /**
     * A deck that begins with the parameters as they are.
     *
     * @param bank where presets are saved
     * @param presets in the order of keys and program numbers
     * @param mode the mode that is played; a preset made for another is called all the same, and it is said
     * @param begunWith name of the preset that is set already, or anything else
     * @param say hears a line for people about each call, on the thread that calls
     */
    public Deck(
            Bank bank,
            Collection<Preset> presets,
            Parameters parameters,
            Mode mode,
            String begunWith,
            Consumer<String> say) {
        this(bank, presets, parameters, mode, begunWith, say, System::nanoTime);
    }

    Deck(
            Bank bank,
            Collection<Preset> presets,
            Parameters parameters,
            Mode mode,
            String begunWith,
            Consumer<String> say,
            LongSupplier clockNs) {
        shelf = new Shelf(bank, presets);
        this.parameters = parameters;
        this.mode = mode;
        this.say = say;
        this.clockNs = clockNs;
        current = shelf.index(begunWith);
        // Where a projector stands has nothing to do with what is played on it.
        beginning = new State(
                current,
                now(Arrays.stream(Parameter.values())
                        .filter(parameter -> parameter.group() != Parameter.Group.PIN)
                        .toList()));
    }

    /** All presets, in the order of keys 1-9 and program numbers: bundled ones first, then the performer's own, at last those
     * saved since it began. */
    public List<Preset> presets() {
        return shelf.presets();
    }

    /** Place in {@link #presets} of the preset called last, from 0; empty if none was. It may have been changed since by hand. */
    public synchronized OptionalInt current() {
        return current == NONE ? OptionalInt.empty() : OptionalInt.of(current);
    }

    /** Name of the preset called last, or empty. */
    public synchronized String currentName() {
        return shelf.name(current);
    }

    /**
     * Calls the preset at that place of {@link #presets}, from 0, in the time that the parameter {@code morph} tells. False, and
     * nothing happens, if there is none.
     */
    public boolean load(int index) {
        return morphTo(index, parameters.get(Parameter.MORPH));
    }

    /** Calls the preset of that name as {@link #load(int)} does. Throws {@link SettingsException}, which names those there are. */
    public void load(String name) throws SettingsException {
        morphTo(name, parameters.get(Parameter.MORPH));
    }

    /** As {@link #morphTo(int, double)}, by name. Throws {@link SettingsException}, which names those there are. */
    public void morphTo(String name, double seconds) throws SettingsException {
        int index = shelf.index(name);
        if (index == NONE) {
            throw new SettingsException(
                    name,
                    "there is no such preset; choose "
                            + String.join(
                                    ", ", presets().stream().map(Preset::name).toList()));
        }
        morphTo(index, seconds);
    }

    /**
     * Calls the preset at that place, from 0: knobs begin to turn now and arrive after so many seconds, 0 (or less, or no number) for
     * at once. Another call on the way begins from where they are then. False, and nothing happens, if there is no such preset.
     */
    public synchronized boolean morphTo(int index, double seconds) {
        if (index < 0 || index >= presets().size() || timer.isShutdown()) {
            return false;
        }
        Preset preset = presets().get(index);
        stop();
        before = new State(current, now(preset.values().keySet()));
        current = index;
        double lengthS = seconds > 0 ? Math.min(seconds, Parameter.MORPH.max()) : 0;
        if (lengthS == 0) {
            preset.recall(parameters);
        } else {
            morph = new Morph(parameters, preset);
            morphBeganNs = clockNs.getAsLong();
            morphNs = lengthS * SECOND_NS;
            turning = timer.scheduleAtFixedRate(this::turn, TURN_MS, TURN_MS, TimeUnit.MILLISECONDS);
        }
        say.accept("preset " + (index + 1) + " " + preset.name()
                + (lengthS == 0 ? "" : " over " + Parameter.number((float) lengthS) + " s") + otherMode(preset));
        return true;
    }

    private String otherMode(Preset preset) {
        return preset.mode() == mode
                ? ""
                : "; it is made for mode " + PresetText.id(preset.mode()) + ", this is " + PresetText.id(mode)
                        + ": to have it whole, begin with --preset " + preset.name();
    }

    /** Calls the preset so many places after the one called last, or before it if negative; round and round. */
    public synchronized void step(int places) {
        if (!presets().isEmpty()) {
            int from = current == NONE ? places > 0 ? NONE : 0 : current;
            load(Math.floorMod(from + places, presets().size()));
        }
    }

    /** Turns the knobs to where they belong by now. */
    synchronized void turn() {
        Morph way = morph;
        if (way != null) {
            double share = (clockNs.getAsLong() - morphBeganNs) / morphNs;
            way.at((float) share);
            if (share >= 1) {
                stop();
            }
        }
    }

    /** Whether knobs are on their way to a preset. */
    public synchronized boolean isMorphing() {
        return morph != null;
    }

    private void stop() {
        morph = null;
        if (turning != null) {
            turning.cancel(false);
            turning = null;
        }
    }

    /**
     * Takes the last call, reset or undo back, at once: what it moved is where it was before, and everything else stays. So a second
     * undo takes back the first. False if nothing has been called yet.
     */
    public synchronized boolean undo() {
        State back = before;
        if (back == null) {
            say.accept("nothing to undo");
            return false;
        }
        goTo(back);
        say.accept("undone" + (current == NONE ? "" : ": preset " + shelf.name(current)));
        return true;
    }

    /** Sets all knobs as they were at the beginning, at once. {@link #undo} takes it back. */
    public synchronized void reset() {
        goTo(beginning);
        say.accept("reset: all knobs as at the beginning");
    }

    /**
     * Sets all knobs as they stood when another session ended, at once; what was frozen then is gone, so nothing is. {@link #reset} and
     * {@link #undo} go to where this session began.
     */
    public synchronized void resume(Preset stood, String calledLast) {
        Map<Parameter, Float> values = new EnumMap<>(Parameter.class);
        values.putAll(stood.values());
        values.remove(Parameter.FREEZE);
        goTo(new State(shelf.index(calledLast), values));
    }

    /**
     * Saves how the knobs stand as a preset of the performer's own, whole or not at all, and takes it for the one called last; knobs
     * stay where they are. The name is {@code name}, in the place of a preset of that name, or one that nothing has yet if it is empty. Throws
     * {@link SettingsException} if that cannot be a name, {@link IOException} if it cannot be written.
     */
    public void save(String name) throws IOException {
        String from = currentName();
        String about = "saved while it was played" + (from.isEmpty() ? "" : ", from " + from);
        int index = shelf.save(name, about, mode, parameters);
        synchronized (this) {
            current = index;
        }
        say.accept("preset " + (index + 1) + " " + shelf.name(index) + " is saved");
    }

    private void goTo(State state) {
        stop();
        before = new State(current, now(state.values().keySet()));
        state.values().forEach(parameters::set);
        current = state.current();
    }

    private Map<Parameter, Float> now(Collection<Parameter> of) {
        Map<Parameter, Float> values = new EnumMap<>(Parameter.class);
        of.forEach(parameter -> values.put(parameter, parameters.get(parameter)));
        return values;
    }

    /** Knobs stay where they are. */
    @Override
    public synchronized void close() {
        stop();
        timer.shutdownNow();
    }
}
