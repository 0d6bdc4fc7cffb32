package dev.catbird.midi.learn;

import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches all controllers of all devices to find the one that a hand moves. Thread: any, one at a time by its own lock, which audio
 * never takes.
 */
public final class Learner {
    /** A hand that has moved a controller and rests for so long has meant it. */
    private static final long REST_NS = 400_000_000L;

    private static final int LOWER_HALF = 32;
    private static final int PAIRED = LOWER_HALF * 2;

    private final Map<Key, Track> tracks = new LinkedHashMap<>();
    private final Map<Line, int[]> numbers = new LinkedHashMap<>();

    /** When something last moved farther than before: a knob that trembles where it stands keeps nobody waiting. */
    private long grownNs;

    private long nowNs;

    /** A channel of a device. */
    private record Line(String device, int channel) {}

    /** A controller of a device. */
    private record Key(String device, Controller controller) {}

    /** A channel message of a device. */
    public synchronized void hear(String device, int status, int data1, int data2, long atNs) {
        nowNs = atNs;
        int channel = (status & 0x0F) + 1;
        switch (status & 0xF0) {
            case 0x90 -> {
                if (data2 > 0) {
                    track(device, new Controller(Controller.Kind.NOTE, data1, channel), data2);
                }
            }
            case 0xB0 -> change(device, channel, data1, data2);
            case 0xD0 -> track(device, new Controller(Controller.Kind.PRESSURE, 0, channel), data1);
            case 0xE0 -> track(device, new Controller(Controller.Kind.BEND, 0, channel), data2 << 7 | data1);
            default -> {
                // Notes that end, programs and single keys' pressure are not for learning.
            }
        }
    }

    private void change(String device, int channel, int number, int value) {
        int[] chosen = numbers.computeIfAbsent(new Line(device, channel), line -> new int[] {-1, -1, 0});
        switch (number) {
            case 99 -> chosen[0] = value;
            case 98 -> chosen[1] = value;
            case 100, 101 -> {
                chosen[0] = -1;
                chosen[1] = -1;
            }
            default -> {
                boolean registered = chosen[0] >= 0 && chosen[1] >= 0;
                if (registered && (number == 6 || number == 38)) {
                    chosen[2] = number == 6 ? value << 7 : (chosen[2] & ~127) | value;
                    int which = chosen[0] << 7 | chosen[1];
                    track(device, new Controller(Controller.Kind.NRPN, which, channel), chosen[2]);
                } else if (number <= Controller.Kind.CC.last()) {
                    track(device, new Controller(Controller.Kind.CC, number, channel), value);
                }
            }
        }
    }

    private void track(String device, Controller controller, int value) {
        Track track = tracks.computeIfAbsent(new Key(device, controller), key -> new Track(device, controller));
        float before = track.count() == 0 ? 0 : track.moved();
        track.value(value);
        if (track.moved() > before && track.moved() >= Track.MEANT) {
            grownNs = nowNs;
        }
    }

    /** What has moved, the farthest first. */
    public synchronized List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (Track track : tracks.values()) {
            Controller controller = track.controller;
            int lower = controller.number() + LOWER_HALF;
            if (isLowerHalf(track)) {
                continue;
            }
            Track partner = controller.kind() == Controller.Kind.CC && controller.number() < LOWER_HALF
                    ? cc(track, lower)
                    : null;
            if (partner != null && isLowerHalf(partner)) {
                controller = new Controller(Controller.Kind.CC14, controller.number(), controller.channel());
            }
            candidates.add(new Candidate(track.device, controller, track.moved(), track.mode()));
        }
        candidates.sort(Comparator.comparing(Candidate::moved).reversed());
        return candidates;
    }

    /** Whether it comes about as often as the control change 32 before it: then both are one. */
    private boolean isLowerHalf(Track track) {
        Controller controller = track.controller;
        if (controller.kind() != Controller.Kind.CC
                || controller.number() < LOWER_HALF
                || controller.number() >= PAIRED) {
            return false;
        }
        Track upper = cc(track, controller.number() - LOWER_HALF);
        return upper != null && 2 * track.count() >= upper.count() && track.count() > 1;
    }

    private @Nullable Track cc(Track of, int number) {
        return tracks.get(new Key(of.device, new Controller(Controller.Kind.CC, number, of.controller.channel())));
    }

    /** The one that is meant, once the hand rests. */
    public synchronized Optional<Candidate> found(long atNs) {
        if (tracks.isEmpty() || atNs - grownNs < REST_NS) {
            return Optional.empty();
        }
        return candidates().stream().findFirst().filter(best -> best.moved() >= Track.MEANT);
    }
}
