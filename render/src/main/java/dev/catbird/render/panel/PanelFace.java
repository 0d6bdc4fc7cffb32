package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;
import dev.catbird.render.gl.PanelCanvas;

/** Where everything stands on the panel. Thread: panel. */
final class PanelFace {
    private static final float EDGE = 12;
    private static final float GAP = 8;
    private static final float HEADER = 44;
    private static final float FOOT = 94;
    private static final float METERS = 84;
    private static final float KNOBS = 352;
    private static final float STRIP = 122;
    private static final float SPECTRA = 138;

    private final Header header;
    private final CorpusMap map;
    private final Activations activations;
    private final Spectra spectra;
    private final Meters meters;
    private final KnobMenu menu;
    private final KnobColumn pieces;
    private final KnobColumn sound;
    private final KnobColumn picture;
    private final PinPane pin;
    private final HealthPane health;
    private final StageButtons buttons;
    private final PresetPane presets;

    PanelFace(PanelView view, PanelCanvas canvas) {
        header = new Header(view);
        map = new CorpusMap(view, canvas);
        activations = new Activations(view, canvas);
        spectra = new Spectra(view.scope(), view.rateHz());
        meters = new Meters(view.scope(), view.parameters());
        menu = new KnobMenu(view.parameters(), view.bindings());
        pieces = new KnobColumn(Parameter.Group.PIECES, view, menu, Ink.OUTPUT);
        sound = new KnobColumn(Parameter.Group.SOUND, view, menu, Ink.TARGET);
        picture = new KnobColumn(Parameter.Group.PICTURE, view, menu, Ink.GOOD);
        pin = new PinPane(view.parameters(), new KnobColumn(Parameter.Group.PIN, view, menu, Ink.GOOD));
        health = new HealthPane(view);
        buttons = new StageButtons(view.parameters());
        presets = new PresetPane(view.presets());
    }

    /** Looks at what has happened in the time since the last picture, and draws it on so many units. */
    void draw(Pen pen, float wide, float high, float passedS) {
        meters.look(passedS);
        spectra.look(passedS);
        activations.look();
        map.look(passedS);
        float top = HEADER + GAP;
        float foot = high - EDGE - FOOT;
        float body = foot - GAP - top;
        float right = wide - EDGE - KNOBS;
        float middle = right - GAP - KNOBS;
        float metersX = middle - GAP - METERS;
        float left = metersX - GAP - EDGE;
        header.draw(pen, EDGE, 4, wide - 2 * EDGE, HEADER - 4, passedS);
        float mapHigh = body - STRIP - SPECTRA - 2 * GAP;
        map.draw(pen, EDGE, top, left, mapHigh);
        activations.draw(pen, EDGE, top + mapHigh + GAP, left, STRIP);
        spectra.draw(pen, EDGE, foot - GAP - SPECTRA, left, SPECTRA);
        meters.draw(pen, metersX, top, METERS, body, passedS);
        drawKnobs(pen, middle, right, top, body, passedS);
        buttons.draw(pen, EDGE, foot, metersX + METERS - EDGE, FOOT, passedS);
        presets.draw(pen, middle, foot, wide - EDGE - middle, FOOT);
        menu.draw(pen);
    }

    private void drawKnobs(Pen pen, float middle, float right, float top, float body, float passedS) {
        float least = 100;
        float row = KnobColumn.row(pieces.rows() + sound.rows(), 2, body - 2 * GAP - least);
        row = Math.min(row, KnobColumn.row(picture.rows(), 1, body - GAP - 2 * least));
        pieces.draw(pen, middle, top, KNOBS, row);
        float soundY = top + KnobColumn.height(pieces.rows(), row) + GAP;
        sound.draw(pen, middle, soundY, KNOBS, row);
        float healthY = soundY + KnobColumn.height(sound.rows(), row) + GAP;
        health.draw(pen, middle, healthY, KNOBS, top + body - healthY, passedS);
        picture.draw(pen, right, top, KNOBS, row);
        float pinY = top + KnobColumn.height(picture.rows(), row) + GAP;
        pin.draw(pen, right, pinY, KNOBS, top + body - pinY);
    }

    /** Whether letters are for a text that is being typed. */
    boolean typing() {
        return pieces.typing() || sound.typing() || picture.typing() || pin.typing();
    }
}
