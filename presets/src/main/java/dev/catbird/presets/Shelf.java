package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The presets of an instrument that plays, in order, and how one more comes among them. Thread: any but audio; files are for one at a time. */
final class Shelf {
    /** No place. */
    static final int NONE = -1;

    /** More are nobody's: some program presses the button again and again. */
    private static final int MOST = 999;

    /** How presets are called that nobody has named. */
    private static final String OWN = "mine ";

    private final Bank bank;
    private volatile List<Preset> presets;

    Shelf(Bank bank, Collection<Preset> presets) {
        this.bank = bank;
        this.presets = List.copyOf(presets);
    }

    List<Preset> presets() {
        return presets;
    }

    /** The place of that name, or {@link #NONE}. */
    int index(String name) {
        return presets.stream().map(Preset::name).toList().indexOf(name);
    }

    /** The name at a place; empty at {@link #NONE}. */
    String name(int index) {
        return index == NONE ? "" : presets.get(index).name();
    }

    /**
     * Saves how the knobs stand under a name, or one that nothing has yet if it is empty, and puts it into the place of the preset of its name, or
     * behind all; returns that place.
     */
    synchronized int save(String name, String about, Mode mode, Parameters now) throws IOException {
        Preset saved = Preset.played(name.isEmpty() ? free() : name, about, mode, now);
        bank.save(saved);
        List<Preset> next = new ArrayList<>(presets);
        int index = index(saved.name());
        if (index == NONE) {
            index = next.size();
            next.add(saved);
        } else {
            next.set(index, saved);
        }
        presets = List.copyOf(next);
        return index;
    }

    private String free() throws IOException {
        Set<String> taken = new HashSet<>(bank.names());
        presets.forEach(preset -> taken.add(preset.name()));
        if (taken.size() >= MOST) {
            throw new SettingsException(
                    bank.folder().toString(), "there are " + MOST + " presets; delete some of them");
        }
        int number = 1;
        while (taken.contains(OWN + number)) {
            number++;
        }
        return OWN + number;
    }
}
