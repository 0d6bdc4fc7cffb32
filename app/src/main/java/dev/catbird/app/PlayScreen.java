package dev.catbird.app;

import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.param.Parameters;
import org.jspecify.annotations.Nullable;

/** How play shows itself: where somebody watches, with keys, and as a live line where the terminal can draw; elsewhere as a line a second. Thread: main. */
final class PlayScreen implements AutoCloseable {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long LIVE_NS = SECOND_NS / 10;

    private final Terminal terminal;
    private final HealthLine lines;
    private final @Nullable Keys keys;
    private final @Nullable LiveLine live;
    private long nextNs;

    private PlayScreen(Terminal terminal, HealthLine lines, @Nullable Keys keys, @Nullable LiveLine live) {
        this.terminal = terminal;
        this.lines = lines;
        this.keys = keys;
        this.live = live;
        nextNs = live == null ? SECOND_NS : 0;
    }

    /** {@code plain}: lines only, even where somebody watches. */
    static PlayScreen open(Session session, boolean plain, HealthLine lines, Parameters parameters, PlayDeck deck) {
        Terminal terminal = session.terminal();
        Keys keys = plain || !terminal.interactive()
                ? null
                : Keys.open(session, new KeyCommands(parameters, deck.calls(), session.interruption()::request));
        if (keys != null) {
            KeyCommands.HELP.forEach(terminal::say);
        }
        boolean draws = keys != null && !Keys.isDumb(session);
        return new PlayScreen(terminal, lines, keys, draws ? new LiveLine(terminal, parameters, deck) : null);
    }

    /** Says what keys did, and shows how it goes if it is time again. To be called often. */
    void turn(long playedNs, HealthMonitor monitor) {
        if (keys != null) {
            for (String said = keys.nextSaid(); said != null; said = keys.nextSaid()) {
                say(said);
            }
        }
        if (playedNs < nextNs) {
            return;
        }
        Health health = monitor.read(playedNs * 1e-9);
        if (live != null) {
            nextNs += LIVE_NS;
            live.draw(health);
        } else {
            nextNs += SECOND_NS;
            terminal.out().println(lines.of(health));
        }
    }

    /** Says a line, if there is one to say. */
    void say(@Nullable String line) {
        if (line != null) {
            wipe();
            terminal.say(line);
        }
    }

    /** Makes room for something that others say. */
    void wipe() {
        if (live != null) {
            live.wipe();
        }
    }

    /** Prints the last reading and the account of all. */
    void end(Health last) {
        wipe();
        terminal.out().println(lines.of(last));
        terminal.out().println(lines.summary(last));
    }

    /** Gives the terminal back; lines may follow. */
    void leave() {
        wipe();
        if (keys != null) {
            keys.close();
        }
    }

    @Override
    public void close() {
        leave();
    }
}
