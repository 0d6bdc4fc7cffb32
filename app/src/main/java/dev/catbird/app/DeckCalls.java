package dev.catbird.app;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.midi.osc.PresetCalls;
import dev.catbird.presets.Deck;
import dev.catbird.presets.Preset;
import dev.catbird.render.gl.PresetKeys;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The presets of a deck as OSC, keys and the panel call them: what cannot be done is said, not thrown. Thread: any but audio. */
final class DeckCalls implements PresetCalls, PresetKeys {
    private final Deck deck;
    private final Parameters parameters;
    private final Consumer<String> say;

    DeckCalls(Deck deck, Parameters parameters, Consumer<String> say) {
        this.deck = deck;
        this.parameters = parameters;
        this.say = say;
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
    public void call(int number) {
        if (!deck.load(number - 1)) {
            say.accept("there is no preset " + number);
        }
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
        } catch (SettingsException e) {
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

    @Override
    public void save() {
        String fault = save("");
        if (fault != null) {
            say.accept("the preset " + fault);
        }
    }

    @Override
    public @Nullable String save(String name) {
        try {
            deck.save(name);
            return null;
        } catch (IOException e) {
            return "is not saved: " + ErrorPolicy.message(e);
        }
    }
}
