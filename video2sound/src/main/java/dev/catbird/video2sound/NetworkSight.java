package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What is watched live as a network sees it whose sound is made ahead of what is heard. While all is frozen it sees what it saw last.
 * Thread: the network's.
 */
public final class NetworkSight implements Sight, Showing {
    /** No network looks further ahead, from one look to the next. */
    private static final double FURTHEST_S = 0.1;

    private final LiveSight live;
    private final Parameters parameters;
    private final float[] features = new float[VisualFeatures.COUNT];
    private final Picture picture = new Picture();
    private long number;
    private double appearedS;
    private double lookedS;
    private double passedOverS;
    private double heardS;
    private boolean asShown;

    /** {@code live} keeps its pictures, and is closed by the caller. */
    public NetworkSight(LiveSight live, Parameters parameters) {
        this.live = live;
        this.parameters = parameters;
    }

    /** What is heard now was made of that time. */
    void hear(double timeS) {
        heardS = timeS;
        live.look(lookedS, Math.min(lookedS, heardS), asShown);
    }

    /** So much of what was to come is never made. */
    void passOver(double seconds) {
        passedOverS += seconds;
    }

    /** Whether all is there that the next look can ask for. */
    boolean isAhead() {
        return live.reaches(lookedS + FURTHEST_S);
    }

    /** The usual time from picture to picture. */
    double stepS() {
        return Math.min(FURTHEST_S, live.stepS());
    }

    @Override
    public long look(double timeS) {
        lookedS = timeS + passedOverS;
        long at = live.look(lookedS, Math.min(lookedS, heardS), asShown);
        if (at != number && (number == 0 || !parameters.on(Parameter.FREEZE))) {
            number = at;
            System.arraycopy(live.features(), 0, features, 0, features.length);
            appearedS = live.timeS();
            live.copy(picture);
        }
        return number;
    }

    @Override
    public float[] features() {
        return features;
    }

    @Override
    public double timeS() {
        return appearedS;
    }

    @Override
    public @Nullable Picture at(double timeS) {
        asShown = true;
        return look(timeS) == 0 ? null : picture;
    }
}
