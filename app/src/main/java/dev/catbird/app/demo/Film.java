package dev.catbird.app.demo;

import dev.catbird.app.demo.Act.Setting;
import dev.catbird.engine.media.Picture;
import java.util.EnumMap;
import java.util.Map;

/**
 * Draws a score picture by picture; acts change by an iris that is fully open when the new act's first note begins.
 * Thread: worker, one.
 */
final class Film {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int FRAMES_PER_S = 25;

    private static final double IRIS_S = 0.28;

    private final Score score;
    private final Canvas canvas = new Canvas();
    private final Canvas behind = new Canvas();
    private final Map<Setting, Scene> scenes = new EnumMap<>(Setting.class);

    Film(Score score) {
        this.score = score;
        scenes.put(Setting.MOON, new MoonScene());
        scenes.put(Setting.GUITAR, new GuitarScene());
        scenes.put(Setting.BLOSSOM, new BlossomScene());
        scenes.put(Setting.DRUMS, new DrumScene());
        scenes.put(Setting.BELLS, new BellScene());
        scenes.put(Setting.STORM, new StormScene());
        scenes.put(Setting.WIRES, new WireScene());
        scenes.put(Setting.ORGAN, new OrganScene());
        scenes.put(Setting.FACES, new FaceScene());
        scenes.put(Setting.SEA, new SeaScene());
        scenes.put(Setting.SUNRISE, new SunriseScene());
    }

    int pictures() {
        return (int) Math.round(score.durationS() * FRAMES_PER_S);
    }

    /** Draws picture {@code index}, counted from 0, over all of {@code into}. */
    void draw(int index, Picture into) {
        double timeS = index / (double) FRAMES_PER_S;
        Act act = score.actAt(timeS + 1e-6);
        draw(canvas, act, timeS);
        int next = score.acts().indexOf(act) + 1;
        double iris = 1 - (act.endS() - timeS) / IRIS_S;
        if (iris > 0 && next < score.acts().size()) {
            draw(behind, score.acts().get(next), act.endS());
            open(iris);
        }
        canvas.copyTo(into);
    }

    private void draw(Canvas on, Act act, double timeS) {
        Scene scene = scenes.get(act.setting());
        if (scene == null) {
            throw new IllegalStateException("no scene for " + act.setting());
        }
        scene.draw(on, act, timeS);
    }

    /** Shows what is behind within a growing circle with a soft edge. */
    private void open(double share) {
        double radius = 390 * share * share;
        int[] front = canvas.pixels();
        int[] back = behind.pixels();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double inside = radius - Math.hypot(x - WIDTH / 2.0, y - HEIGHT / 2.0);
                if (inside > -1) {
                    int i = y * WIDTH + x;
                    front[i] = inside > 1 ? back[i] : blend(front[i], back[i], (int) (128 * (inside + 1)));
                }
            }
        }
    }

    /** Mixes two colours, {@code share} of 256 of the second. */
    private static int blend(int a, int b, int share) {
        int redBlue = ((a & 0xFF00FF) * (256 - share) + (b & 0xFF00FF) * share) >>> 8 & 0xFF00FF;
        int green = ((a & 0xFF00) * (256 - share) + (b & 0xFF00) * share) >>> 8 & 0xFF00;
        return redBlue | green;
    }
}
