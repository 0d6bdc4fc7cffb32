package dev.catbird.midi.osc;

import com.illposed.osc.OSCMessage;
import com.illposed.osc.argument.OSCImpulse;
import com.illposed.osc.argument.OSCSymbol;
import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what messages ask for: one hand among others. Thread: the server's. */
final class OscHand {
    /** What is wrong is told once for each address, and for so many addresses: somebody else's messages may be many. */
    private static final int MOST_TOLD = 64;

    private final Parameters parameters;
    private final PresetCalls presets;
    private final BiFunction<String, Collection<String>, Optional<String>> nearest;
    private final Consumer<String> say;
    private final OscCounts counts;
    private final Set<String> told = new HashSet<>();

    /** What the sender of a message can be told, and be told of. */
    interface Sender {
        /** Sends it a value. */
        void answer(Parameter parameter);

        /** Registers the sender, or that port of its machine; 0 for the port it sent from. */
        void subscribe(int port);

        void unsubscribe(int port);
    }

    OscHand(
            Parameters parameters,
            PresetCalls presets,
            BiFunction<String, Collection<String>, Optional<String>> nearest,
            Consumer<String> say,
            OscCounts counts) {
        this.parameters = parameters;
        this.presets = presets;
        this.nearest = nearest;
        this.say = say;
        this.counts = counts;
    }

    void act(OSCMessage message, Sender sender) {
        counts.messages.incrementAndGet();
        String path = OscCodec.address(message);
        List<OscAddress> meant = meant(path);
        if (meant.isEmpty()) {
            counts.unknown.incrementAndGet();
            unknown(path);
            return;
        }
        for (OscAddress address : meant) {
            String fault = act(address, message.getArguments(), sender);
            if (fault != null) {
                counts.refused.incrementAndGet();
                tell(address.path(), address.path() + " " + fault);
            }
        }
    }

    private static List<OscAddress> meant(String path) {
        OscAddress address = OscAddress.ALL.get(path);
        return address != null ? List.of(address) : OscPattern.is(path) ? OscPattern.matches(path) : List.of();
    }

    /** A bundle cannot wait for its time. */
    void refuse(long aheadNs) {
        counts.refused.incrementAndGet();
        tell(
                "time",
                aheadNs > OscSchedule.MOST_AHEAD_S * 1_000_000_000L
                        ? "a bundle is for " + aheadNs / 1_000_000_000L + " s from now, " + OscSchedule.MOST_AHEAD_S
                                + " are the most; set the clocks of both machines"
                        : "more than " + OscSchedule.MOST_WAITING + " messages wait for their time");
    }

    private void unknown(String path) {
        if (OscPattern.is(path)) {
            tell(path, path + " fits no address; docs/osc.md lists those there are");
            return;
        }
        tell(
                path,
                nearest.apply(path, OscAddress.ALL.keySet())
                        .map(near -> path + " is not known; did you mean " + near + "?")
                        .orElse(path + " is not known; docs/osc.md lists those there are"));
    }

    private void tell(String about, String line) {
        if (told.size() < MOST_TOLD && told.add(about)) {
            say.accept("OSC: " + line);
        }
    }

    /** Returns what is wrong with it, or null. */
    private @Nullable String act(OscAddress address, List<?> arguments, Sender sender) {
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        if (address.button() && !pressed(arguments)) {
            return null;
        }
        switch (address.kind()) {
            case PARAMETER -> {
                return set(address.parameterOrThrow(), arguments, sender);
            }
            case PRESET -> {
                return call(first, arguments.size() > 1 ? number(arguments.get(1)) : null);
            }
            case NEXT -> presets.step(1);
            case PREVIOUS -> presets.step(-1);
            case UNDO -> presets.undo();
            case RESET -> presets.reset();
            case SAVE -> {
                return number(first) == null || pressed(arguments) ? presets.save(name(first)) : null;
            }
            case PANIC -> parameters.panic();
            case SUBSCRIBE -> sender.subscribe(port(first));
            case UNSUBSCRIBE -> sender.unsubscribe(port(first));
        }
        return null;
    }

    /** Whether a button goes down: surfaces send 1 when it is pressed and 0 when it is let go, or nothing at all. */
    private static boolean pressed(List<?> arguments) {
        if (arguments.isEmpty()) {
            return true;
        }
        Float value = number(arguments.get(0));
        return value != null && value != 0;
    }

    private @Nullable String set(Parameter parameter, List<?> arguments, Sender sender) {
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        if (arguments.isEmpty()) {
            if (parameter.curve() == Curve.SWITCH) {
                parameters.set(parameter, 1);
            } else {
                sender.answer(parameter);
            }
            return null;
        }
        Float value = number(first);
        if (value == null && parameter.curve() == Curve.CHOICE && first != null) {
            int choice = parameter.choices().indexOf(text(first));
            value = choice < 0 ? null : (float) choice;
        }
        if (value == null) {
            return "takes " + parameter.range();
        }
        parameters.set(parameter, value);
        return null;
    }

    private @Nullable String call(@Nullable Object which, @Nullable Float seconds) {
        double time = seconds == null ? PresetCalls.USUAL_S : seconds;
        Float number = number(which);
        boolean called = number != null
                ? number == Math.rint(number) && presets.call(Math.round(number), time)
                : which != null && presets.call(text(which), time);
        if (called) {
            return null;
        }
        List<String> names = presets.names();
        return (which == null ? "" : text(which) + " is none; it ") + "takes a number in 1.." + names.size()
                + " or one of " + String.join(", ", names);
    }

    /** A name, or empty where none is given. */
    private static String name(@Nullable Object argument) {
        return argument == null || number(argument) != null ? "" : text(argument);
    }

    private static int port(@Nullable Object argument) {
        Float number = number(argument);
        return number == null ? 0 : Math.round(number);
    }

    /** A number, whatever type it came as; null if it is none. */
    private static @Nullable Float number(@Nullable Object argument) {
        Float number = null;
        if (argument instanceof Number given) {
            number = given.floatValue();
        } else if (argument instanceof Boolean on) {
            number = on ? 1f : 0f;
        } else if (argument instanceof OSCImpulse) {
            number = 1f;
        }
        return number == null || number.isNaN() ? null : number;
    }

    private static String text(Object argument) {
        return argument instanceof OSCSymbol symbol ? symbol.toString() : String.valueOf(argument);
    }
}
