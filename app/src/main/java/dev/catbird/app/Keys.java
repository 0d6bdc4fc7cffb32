package dev.catbird.app;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jline.terminal.Attributes;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** Keys as they are pressed, where there is a terminal. Thread: its own, {@value #THREAD}; what is said about them is for main. */
final class Keys implements AutoCloseable {
    static final String THREAD = "catbird-keys";

    private final org.jline.terminal.Terminal terminal;
    private final Attributes before;
    private final KeyCommands commands;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private Keys(org.jline.terminal.Terminal terminal, KeyCommands commands) {
        this.terminal = terminal;
        this.commands = commands;
        before = terminal.enterRawMode();
        Thread thread = new Thread(this::read, THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    /** Listens from now on; null where there is no terminal to listen to. Where there is one that gives no keys, that is said. */
    @SuppressWarnings("SystemConsoleNull") // the launcher sets jdk.console so that it is null as before Java 22
    static @Nullable Keys open(Session session, KeyCommands commands) {
        if (System.console() == null) {
            return null;
        }
        try {
            // Signals stay ours: Ctrl-C is for Interruption.
            TerminalBuilder builder =
                    TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false);
            if (isDumb(session)) {
                // What it cannot do is draw; it has keys like any other, which JLine would not believe.
                builder.type("ansi");
            }
            return new Keys(builder.build(), commands);
        } catch (IOException | RuntimeException | LinkageError e) {
            // Everything else goes on as without a terminal.
            session.terminal().say("this terminal gives no keys; the window has keys, and Ctrl-C stops");
            return null;
        }
    }

    /** Whether the terminal says of itself that it can only print, as those inside editors do. */
    static boolean isDumb(Session session) {
        return "dumb".equals(session.environment().get("TERM"));
    }

    private void read() {
        NonBlockingReader reader = terminal.reader();
        try {
            while (!closed) {
                Key key = Key.next(reader::read);
                List<String> lines = key == null ? null : commands.press(key);
                if (lines != null) {
                    said.addAll(lines);
                }
            }
        } catch (IOException e) {
            // The terminal is gone, or closed by us.
        }
    }

    /** The next line to say about a key, or null. */
    @Nullable
    String nextSaid() {
        return said.poll();
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        terminal.setAttributes(before);
        try {
            terminal.close();
        } catch (IOException e) {
            // It has its attributes back, which is what counts.
        }
    }
}
