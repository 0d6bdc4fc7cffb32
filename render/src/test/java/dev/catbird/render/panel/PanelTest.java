package dev.catbird.render.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.index.UnitMap;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.scope.Scope;
import dev.catbird.render.gl.Desktop;
import dev.catbird.render.gl.PanelWindow;
import dev.catbird.render.gl.WindowException;
import dev.catbird.render.live.GrainTrail;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole panel over an instrument that has played. Where no window can be opened, nothing is tested: CI has Xvfb for that. */
@Timeout(300)
class PanelTest {
    private static final int RATE_HZ = 44100;
    private static final int BLOCK = 512;

    @TempDir
    private Path folder;

    private final Parameters parameters = new Parameters();
    private final Scope scope = new Scope();
    private final GrainTrail trail = new GrainTrail();
    private final AtomicBoolean mapped = new AtomicBoolean();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private static MemoryCorpus corpus() {
        Random random = new Random(1);
        float[] sound = new float[20 * RATE_HZ];
        for (int i = 0; i < sound.length; i++) {
            double hz = 110 * (1 + i / 7000 % 17);
            sound[i] = (float) (0.3 * Math.sin(2 * Math.PI * hz * i / RATE_HZ) + 0.05 * random.nextGaussian());
        }
        return MemoryCorpus.mono(sound, AnalysisSettings.DEFAULT);
    }

    private PanelView view(MemoryCorpus corpus) {
        Health health = new Health(
                83,
                true,
                -12,
                -9,
                0.2,
                0.4,
                9,
                0,
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                0,
                9,
                0,
                0,
                0,
                0,
                0,
                0,
                2900,
                MatchTimes.Summary.NONE,
                MatchTimes.Summary.NONE);
        return new PanelView(
                "corpus",
                DeviceList.NONE,
                () -> 14.2,
                RATE_HZ,
                corpus.soundFrames(),
                corpus.analysis().corpusHopFrames(),
                parameters,
                scope,
                trail,
                () -> {
                    UnitMap map = UnitMap.of(corpus.index(), corpus.unitCount());
                    mapped.set(true);
                    return map;
                },
                frame -> {},
                () -> health,
                PanelView.Pictures.NONE,
                () -> "",
                Bindings.NONE,
                PresetList.NONE);
    }

    private void play(MemoryCorpus corpus, double seconds) {
        Instrument instrument =
                Instrument.over(corpus).parameters(parameters).listener(trail).build();
        BlockProcessor played = scope.around(instrument);
        float[][] in = new float[2][BLOCK];
        float[][] out = new float[2][BLOCK];
        for (int at = 0; at < seconds * RATE_HZ; at += BLOCK) {
            for (int t = 0; t < BLOCK; t++) {
                in[0][t] = (float) (0.4 * Math.sin(2 * Math.PI * 330 * (at + t) / RATE_HZ));
                in[1][t] = in[0][t];
            }
            played.process(in, out, BLOCK);
        }
    }

    private BufferedImage shot(Desktop desktop, PanelWindow window) throws IOException, InterruptedException {
        for (Path old : pictures()) {
            Files.delete(old);
        }
        window.screenshot();
        while (pictures().isEmpty()) {
            desktop.await(10);
            assertTrue(window.tend());
            assertEquals(
                    List.of(),
                    said.stream().filter(line -> line.startsWith("no panel")).toList());
        }
        return ImageIO.read(pictures().get(0).toFile());
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    /** Share of the pixels in a rectangle whose channel is stronger than another by much; 0 red, 1 green, 2 blue. */
    private static double share(BufferedImage image, int x, int y, int w, int h, int channel, int than) {
        int count = 0;
        for (int row = y; row < y + h; row++) {
            for (int column = x; column < x + w; column++) {
                int rgb = image.getRGB(column, row);
                int strong = rgb >> (16 - 8 * channel) & 255;
                int weak = rgb >> (16 - 8 * than) & 255;
                count += strong > weak + 40 ? 1 : 0;
            }
        }
        return (double) count / (w * h);
    }

    @Test
    void everythingIsShownAndKnobsFollowTheirParameters() throws IOException, InterruptedException {
        MemoryCorpus corpus = corpus();
        try (Desktop desktop = Desktop.open();
                PanelWindow window = PanelWindow.open(
                        desktop, "test", new int[] {1280, 720}, null, folder, (key, number) -> {}, said::add)) {
            Assumptions.assumeTrue(window.width() == 1280 && window.height() == 720, "the display is too small");
            try (Panel panel = Panel.start(window, view(corpus), said::add)) {
                assertTrue(panel.running());
                while (!mapped.get()) {
                    desktop.await(10);
                }
                shot(desktop, window); // the first picture: from now on the panel listens
                play(corpus, 3);
                BufferedImage image = shot(desktop, window);
                assertTrue(share(image, 22, 80, 430, 200, 0, 2) > 0.0005, "what sounds is lit on the map");
                assertTrue(share(image, 300, 360, 150, 90, 0, 2) > 0.01, "what has sounded is in the last seconds");
                assertTrue(share(image, 22, 480, 430, 100, 2, 0) > 0.01, "the target has a spectrum");
                assertTrue(share(image, 464, 300, 42, 250, 2, 0) > 0.2, "the input has a level");
                assertTrue(share(image, 506, 300, 42, 250, 0, 2) > 0.1, "the output has a level");
                double calm = share(image, 20, 620, 160, 80, 2, 0);
                parameters.set(Parameter.FREEZE, 1);
                assertTrue(calm < 0.1, "the freeze button is dark: " + calm);
                // It lights up; not yet in a picture that was being drawn when it was pressed.
                while (share(shot(desktop, window), 20, 620, 160, 80, 2, 0) <= 0.7) {
                    assertTrue(panel.running());
                }
            }
        } catch (WindowException e) {
            Assumptions.abort(e.getMessage());
        }
    }
}
