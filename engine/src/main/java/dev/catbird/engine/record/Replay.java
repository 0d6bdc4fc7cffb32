package dev.catbird.engine.record;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.voice.Voice;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * Plays a recording again: given the input that was heard, its output is what was played, to the last sample. Nothing is matched
 * anew; grains start and controls act as they were written down. Thread: worker, as it reads files.
 */
public final class Replay implements BlockProcessor, Closeable {
    private final HopListener listener;
    private final Parameters parameters;
    private final Set<Parameter> held;
    private final Voice voice;
    private final Controls controls = new Controls();
    private final List<Recording.Change> changes;
    private final GrainReader grains;
    private int nextChange;
    private long now;

    /**
     * {@code corpus} is the one that was played. {@code parameters} follow those of the recording, for whoever shows them, but for
     * those {@code held}; the sound follows all.
     */
    public Replay(Recording recording, Corpus corpus, Parameters parameters, Set<Parameter> held, HopListener listener)
            throws IOException {
        this.held = held;
        this.listener = listener;
        this.parameters = parameters;
        voice = new Voice(
                corpus,
                recording.performance().mode().cuts(),
                recording.performance().matchDelayFrames());
        for (Parameter parameter : Parameter.values()) {
            // One that did not exist when this was recorded acts as if nobody had touched it.
            controls.set(parameter, parameter.initial());
        }
        changes = recording.changes();
        grains = recording.grains();
        grains.next();
    }

    /** Throws {@link UncheckedIOException} if the recording cannot be read any more. */
    @Override
    public void process(float[][] in, float[][] out, int frames) {
        int done = 0;
        while (done < frames) {
            start();
            change();
            int part = (int) Math.min(frames - done, Math.min(changeFrame(), grains.frame()) - now);
            voice.play(controls, in, out, done, part);
            done += part;
            now += part;
        }
    }

    private void start() {
        try {
            while (grains.frame() <= now) {
                voice.restoreShape(grains.grainFrames());
                voice.start(grains.combination(), grains.aheadFrames());
                listener.hop(now, grains.combination(), voice.grains(), voice.grainFrames());
                grains.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long changeFrame() {
        return nextChange < changes.size() ? changes.get(nextChange).frame() : Long.MAX_VALUE;
    }

    private void change() {
        while (changeFrame() <= now) {
            Recording.Change change = changes.get(nextChange++);
            Parameter parameter = change.parameter();
            if (parameter == null) {
                voice.panic();
                listener.panic(now);
            } else {
                controls.set(parameter, change.value());
                if (!held.contains(parameter)) {
                    parameters.set(parameter, change.value());
                }
                listener.control(now, parameter, change.value());
            }
        }
    }

    @Override
    public void close() throws IOException {
        grains.close();
    }
}
