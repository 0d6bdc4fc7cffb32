package dev.catbird.app;

import dev.catbird.presets.Deck;
import dev.catbird.presets.Preset;
import dev.catbird.render.panel.PresetList;
import java.util.List;

/** The deck as the panel shows it. Thread: panel. */
final class PanelPresets implements PresetList {
    private final Deck deck;
    private final List<String> names;

    PanelPresets(Deck deck) {
        this.deck = deck;
        names = deck.presets().stream().map(Preset::name).toList();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int current() {
        return deck.current().orElse(-1);
    }

    @Override
    public void load(int preset) {
        deck.load(preset);
    }
}
