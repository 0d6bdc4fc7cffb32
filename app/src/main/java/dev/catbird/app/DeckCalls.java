package dev.catbird.app;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.osc.PresetCalls;
import dev.catbird.presets.Deck;
import dev.catbird.presets.Preset;
import dev.catbird.presets.PresetException;
import java.util.List;

/** The presets of a deck as OSC calls them. Thread: any but audio. */
final class DeckCalls implements PresetCalls {
    private final Deck deck;
    private final Parameters parameters;

    DeckCalls(Deck deck, Parameters parameters) {
        this.deck = deck;
        this.parameters = parameters;
    }

    @Override
    public List<String> names() {
        return deck.presets().stream().map(Preset::name).toList();
    }

    @Override
    public String current() {
        return deck.currentName();
    }

    @Override
    public boolean call(int number, double seconds) {
        return deck.morphTo(number - 1, time(seconds));
    }

    @Override
    public boolean call(String name, double seconds) {
        try {
            deck.morphTo(name, time(seconds));
            return true;
        } catch (PresetException e) {
            return false;
        }
    }

    private double time(double seconds) {
        return Double.isNaN(seconds) ? parameters.get(Parameter.MORPH) : seconds;
    }

    @Override
    public void step(int places) {
        deck.step(places);
    }

    @Override
    public void undo() {
        deck.undo();
    }

    @Override
    public void reset() {
        deck.reset();
    }
}
