package dev.catbird.midi;

import dev.catbird.midi.device.MidiDeviceException;
import dev.catbird.midi.device.MidiDevices;
import dev.catbird.midi.device.MidiInput;
import dev.catbird.midi.device.MidiPort;
import dev.catbird.midi.learn.Candidate;
import dev.catbird.midi.learn.Learner;
import dev.catbird.midi.message.MessageParser;
import dev.catbird.midi.message.MessageSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Listens to MIDI devices for the one controller that a hand moves, while nothing plays. Thread: main. */
public final class MidiLesson implements AutoCloseable {
    private final List<MidiPort> ports = new ArrayList<>();
    private final List<String> devices = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Learner learner = new Learner();

    private MidiLesson() {}

    /** Listens to all devices, or to those with one of these in their names. */
    public static MidiLesson begin(List<String> wanted) {
        MidiLesson lesson = new MidiLesson();
        MidiDevices there = MidiDevices.look();
        for (String name : there.inputs()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (wanted.isEmpty() || wanted.stream().anyMatch(part -> lower.contains(part.toLowerCase(Locale.ROOT)))) {
                try {
                    lesson.ports.add(there.listen(name, new Pupil(name, lesson.learner)));
                    lesson.devices.add(name);
                } catch (MidiDeviceException e) {
                    lesson.faults.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return lesson;
    }

    /** Names of the devices that are listened to. */
    public List<String> devices() {
        return List.copyOf(devices);
    }

    /** Why others are not, a line each. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The controller that was moved, once the hand rests. */
    public Optional<Candidate> found() {
        return learner.found(System.nanoTime());
    }

    /** All that moved, the farthest first. */
    public List<Candidate> candidates() {
        return learner.candidates();
    }

    @Override
    public void close() {
        ports.forEach(MidiPort::close);
    }

    /** Brings one device's messages to the learner. */
    private static final class Pupil implements MidiInput, MessageSink {
        private final String device;
        private final Learner learner;
        private final MessageParser parser = new MessageParser(this);

        Pupil(String device, Learner learner) {
            this.device = device;
            this.learner = learner;
        }

        @Override
        public synchronized void take(int status, int data1, int data2, int count) {
            parser.take(status);
            if (count > 1) {
                parser.take(data1);
            }
            if (count > 2) {
                parser.take(data2);
            }
        }

        @Override
        public synchronized void take(byte[] bytes, int count) {
            parser.take(bytes, 0, count);
        }

        @Override
        public void channel(int status, int data1, int data2) {
            learner.hear(device, status, data1, data2, System.nanoTime());
        }

        @Override
        public void realTime(int status) {
            // A clock is no controller.
        }
    }
}
