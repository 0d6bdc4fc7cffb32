package dev.catbird.midi.surface;

import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what a message says to the bindings it is for. Thread: any; not changed once made. */
final class Routes {
    private static final int CHANNELS = 16;
    private static final int NUMBERS = 128;
    static final Turn[] NONE = {};

    private final Turn[][] cc = table();
    private final Turn[][] cc14 = table();
    private final Turn[][] notes = table();
    private final Turn[][] bends = table();
    private final Turn[][] pressures = table();

    /** Channel and number of each binding of {@link Controller.Kind#NRPN}, ascending, and beside it the binding. */
    private final int[] nrpnKeys;

    private final Turn[] nrpn;

    private static Turn[][] table() {
        Turn[][] table = new Turn[CHANNELS * NUMBERS][];
        Arrays.fill(table, NONE);
        return table;
    }

    Routes(List<Turn> turns) {
        List<Turn> registered = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (Turn turn : turns) {
                Controller controller = turn.binding.controller();
                int at = channel * NUMBERS + (controller.kind() == Controller.Kind.NRPN ? 0 : controller.number());
                if (!controller.hears(channel + 1)) {
                    continue;
                }
                switch (controller.kind()) {
                    case CC -> cc[at] = with(cc[at], turn);
                    case CC14 -> cc14[at] = with(cc14[at], turn);
                    case NOTE -> notes[at] = with(notes[at], turn);
                    case BEND -> bends[at] = with(bends[at], turn);
                    case PRESSURE -> pressures[at] = with(pressures[at], turn);
                    case NRPN -> {
                        int key = key(channel, controller.number());
                        int place = 0;
                        while (place < keys.size() && keys.get(place) < key) {
                            place++;
                        }
                        keys.add(place, key);
                        registered.add(place, turn);
                    }
                }
            }
        }
        nrpnKeys = keys.stream().mapToInt(Integer::intValue).toArray();
        nrpn = registered.toArray(Turn[]::new);
    }

    private static Turn[] with(Turn[] before, Turn turn) {
        Turn[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = turn;
        return after;
    }

    private static int key(int channel, int number) {
        return channel << 14 | number;
    }

    Turn[] cc(int channel, int number) {
        return cc[channel * NUMBERS + number];
    }

    Turn[] cc14(int channel, int number) {
        return cc14[channel * NUMBERS + number];
    }

    Turn[] notes(int channel, int number) {
        return notes[channel * NUMBERS + number];
    }

    Turn[] bends(int channel) {
        return bends[channel * NUMBERS];
    }

    Turn[] pressures(int channel) {
        return pressures[channel * NUMBERS];
    }

    boolean hasNrpn() {
        return nrpn.length > 0;
    }

    /** The binding of that number, or null; if several share one, the first. */
    @Nullable
    Turn nrpn(int channel, int number) {
        int at = Arrays.binarySearch(nrpnKeys, key(channel, number));
        return at < 0 ? null : nrpn[at];
    }
}
