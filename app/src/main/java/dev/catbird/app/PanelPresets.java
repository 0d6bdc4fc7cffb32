package dev.catbird.app;

import dev.catbird.presets.Deck;
import dev.catbird.presets.Preset;
import dev.catbird.render.panel.PresetList;
import java.util.List;

/** The deck as the panel shows it. Thread: panel. */
final class PanelPresets implements PresetList {
    private final Deck deck;
    private final DeckCalls calls;
    private List<Preset> named = List.of();
    private List<String> names = List.of();

    PanelPresets(Deck deck, DeckCalls calls) {
        this.deck = deck;
        this.calls = calls;
    }

    @Override
    public List<String> names() {
        List<Preset> now = deck.presets();
        if (now != named) {
            named = now;
            names = calls.names();
        }
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

    @Override
    public void save() {
        calls.save();
    }
}
