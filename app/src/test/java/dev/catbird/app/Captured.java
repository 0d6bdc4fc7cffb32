package dev.catbird.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** A terminal whose words can be read afterwards. */
final class Captured {
    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    final Terminal terminal;

    Captured(boolean interactive) {
        terminal = new Terminal(
                new PrintStream(outBytes, true, UTF_8), new PrintStream(errBytes, true, UTF_8), interactive, 100);
    }

    int run(Map<String, String> environment, String... args) {
        return Catbird.run(new Session(terminal, environment, new Interruption()), args);
    }

    String out() {
        return outBytes.toString(UTF_8);
    }

    String err() {
        return errBytes.toString(UTF_8);
    }
}
