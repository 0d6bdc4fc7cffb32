package dev.catbird.app;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.osc.Json;
import dev.catbird.presets.Bank;
import dev.catbird.presets.Deck;
import dev.catbird.presets.Preset;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The presets while play runs: called by any hand, told on the screen, kept for the next session. Thread: main. */
final class PlayDeck implements Account, AutoCloseable {
    private final Deck deck;
    private final DeckCalls calls;
    private final Kept kept;
    private final Parameters parameters;
    private final Mode mode;
    private final Queue<String> said;

    private PlayDeck(Deck deck, Kept kept, Parameters parameters, Mode mode, Queue<String> said) {
        this.deck = deck;
        calls = new DeckCalls(deck, parameters, said::add);
        this.kept = kept;
        this.parameters = parameters;
        this.mode = mode;
        this.said = said;
    }

    /** All presets there are, the knobs as {@code parameters} hold them, or as a session left them that is resumed. */
    static PlayDeck open(Session session, Kept kept, Preset begunWith, Parameters parameters) throws IOException {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        Bank bank = MatchOptions.bank(session);
        Deck deck = new Deck(
                bank, bank.all(session.terminal()::say), parameters, begunWith.mode(), begunWith.name(), said::add);
        kept.resume(deck, session.terminal()::say);
        return new PlayDeck(deck, kept, parameters, begunWith.mode(), said);
    }

    Deck deck() {
        return deck;
    }

    /** The same, as hands call it. */
    DeckCalls calls() {
        return calls;
    }

    /** Sound has begun. */
    void begin() {
        kept.begin(parameters, mode, deck, said::add);
    }

    /** The next line to say, or null. */
    @Nullable
    String news() {
        return said.poll();
    }

    /** Play came to its usual end. */
    void endWell() {
        kept.endWell();
    }

    @Override
    public String state(boolean json) {
        String name = deck.currentName();
        if (json) {
            return ",\"preset\":" + (name.isEmpty() ? "null" : Json.quoted(name));
        }
        return name.isEmpty() ? "" : "  " + name + (deck.isMorphing() ? "..." : "");
    }

    @Override
    public void close() {
        deck.close();
    }
}
