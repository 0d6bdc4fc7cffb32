package dev.catbird.video2sound;

import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A world that can be seen and heard: discs that are plucked, high ones high; bars of noise, bright ones to the right; pads that
 * tint the ground; and rests. The same seed gives the same world. Thread: any.
 */
final class World {
    static final int RATE_HZ = 44100;
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final double[] PLUCK_HZ = {196, 262, 349, 523, 784};
    private static final double[] NOISE_HZ = {500, 1800, 6000};
    private static final double[] PAD_HZ = {110, 147, 165};
    private static final double DECAY_S = 0.25;

    private enum Kind {
        DISC,
        BAR,
        PAD
    }

    private record Event(Kind kind, double atS, double lengthS, int place, double across, long seed) {
        double endS() {
            return atS + lengthS;
        }

        /** How loud, and how bright. */
        double strength(double timeS) {
            double age = timeS - atS;
            if (age < 0 || age >= lengthS) {
                return 0;
            }
            return switch (kind) {
                case DISC -> Math.exp(-age / DECAY_S);
                case BAR -> Math.min(1, Math.min(age, lengthS - age) / 0.02);
                case PAD -> Math.pow(Math.sin(Math.PI * age / lengthS), 2);
            };
        }
    }

    private final double lengthS;
    private final List<Event> events = new ArrayList<>();

    World(long seed, double lengthS) {
        this.lengthS = lengthS;
        Random random = new Random(seed * 7919);
        double restS = 4;
        double t = 0.5;
        while (t < lengthS - 1) {
            if (t > restS) {
                t += 1.2;
                restS = t + 4 + 2 * random.nextDouble();
            }
            events.add(
                    new Event(Kind.DISC, t, 1, random.nextInt(5), 0.1 + 0.8 * random.nextDouble(), random.nextLong()));
            if (random.nextInt(3) == 0) {
                double at = t + 0.1 + 0.15 * random.nextDouble();
                events.add(new Event(
                        Kind.BAR, at, 0.3 + 0.3 * random.nextDouble(), random.nextInt(3), 0, random.nextLong()));
            }
            if (random.nextInt(5) == 0) {
                events.add(new Event(Kind.PAD, t, 1.5 + random.nextDouble(), random.nextInt(3), 0, random.nextLong()));
            }
            t += 0.3 + 0.4 * random.nextDouble();
        }
    }

    double lengthS() {
        return lengthS;
    }

    /** When discs are plucked and bars begin, in order. */
    List<Double> onsetsS() {
        return events.stream()
                .filter(e -> e.kind() != Kind.PAD)
                .map(Event::atS)
                .sorted()
                .toList();
    }

    float[] sound() {
        float[] sound = new float[(int) (lengthS * RATE_HZ)];
        for (Event event : events) {
            add(event, sound);
        }
        return sound;
    }

    private static void add(Event event, float[] sound) {
        int from = (int) (event.atS() * RATE_HZ);
        int to = Math.min(sound.length, (int) (event.endS() * RATE_HZ));
        Random random = new Random(event.seed());
        double low = 0;
        double band = 0;
        for (int t = from; t < to; t++) {
            double age = (double) (t - from) / RATE_HZ;
            double strength = event.strength((double) t / RATE_HZ);
            double value;
            if (event.kind() == Kind.DISC) {
                double turn = 2 * Math.PI * PLUCK_HZ[event.place()] * age;
                double attack = Math.min(1, age / 0.003);
                value = 0.3 * attack * (Math.sin(turn) + 0.5 * Math.sin(2 * turn) + 0.25 * Math.sin(3 * turn));
            } else if (event.kind() == Kind.BAR) {
                // A state-variable filter over white noise.
                double f = 2 * Math.sin(Math.PI * NOISE_HZ[event.place()] / RATE_HZ);
                low += f * band;
                band += f * (0.2 * random.nextGaussian() - low - 0.5 * band);
                value = 0.5 * band;
            } else {
                double turn = 2 * Math.PI * PAD_HZ[event.place()] * age;
                value = 0.08 * (Math.sin(turn) + Math.sin(1.007 * turn) + 0.5 * Math.sin(3 * turn));
            }
            sound[t] += (float) (0.7 * strength * value);
        }
    }

    /** The world at a moment, with {@code exposure} times its light. */
    void draw(double timeS, double exposure, Picture into) {
        into.resize(WIDTH, HEIGHT);
        into.timeS(timeS);
        double[] light = new double[3 * WIDTH * HEIGHT];
        for (Event event : events) {
            double strength = event.strength(timeS);
            if (strength > 0) {
                paint(event, strength, light);
            }
        }
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int red = channel(light[3 * i] * exposure);
            int green = channel(light[3 * i + 1] * exposure);
            int blue = channel(light[3 * i + 2] * exposure);
            into.argb()[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
    }

    private static int channel(double light) {
        return (int) Math.round(255 * Math.pow(Math.min(1, light), 1 / 2.2));
    }

    private static void paint(Event event, double strength, double[] light) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = 3 * (y * WIDTH + x);
                switch (event.kind()) {
                    case DISC -> {
                        double dx = x - event.across() * WIDTH;
                        double dy = y - (0.9 - 0.2 * event.place()) * HEIGHT;
                        if (dx * dx + dy * dy < 25) {
                            light[at] += strength;
                            light[at + 1] += 0.6 * strength;
                        }
                    }
                    case BAR -> {
                        if (Math.abs(x - (0.2 + 0.3 * event.place()) * WIDTH) < 3) {
                            light[at + 1] += 0.5 * strength;
                            light[at + 2] += strength;
                        }
                    }
                    case PAD -> light[at + event.place()] += 0.15 * strength;
                }
            }
        }
    }

    PictureReader pictures(double framesPerS) {
        return pictures(framesPerS, 1);
    }

    /** As a film of so many pictures a second. */
    PictureReader pictures(double framesPerS, double exposure) {
        int[] next = {0};
        return MadePictures.drawn(WIDTH, HEIGHT, framesPerS, into -> {
            if (next[0] / framesPerS >= lengthS) {
                return false;
            }
            draw(next[0]++ / framesPerS, exposure, into);
            return true;
        });
    }

    static SoundReader reader(float[] sound) {
        return new SoundReader() {
            private int at;

            @Override
            public int rateHz() {
                return RATE_HZ;
            }

            @Override
            public int channels() {
                return 1;
            }

            @Override
            public int read(float[] left, float[] right, int offset, int frames) {
                int count = Math.min(frames, sound.length - at);
                if (count == 0 && frames > 0) {
                    return -1;
                }
                System.arraycopy(sound, at, left, offset, count);
                System.arraycopy(sound, at, right, offset, count);
                at += count;
                return count;
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
