package dev.catbird.midi.message;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a parser says. Thread: one. */
final class Heard implements MessageSink {
    private final List<String> said = new ArrayList<>();

    List<String> said() {
        return said;
    }

    @Override
    public void channel(int status, int data1, int data2) {
        said.add(Integer.toHexString(status) + " " + data1 + " " + data2);
    }

    @Override
    public void realTime(int status) {
        said.add(Integer.toHexString(status));
    }
}
