package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/** The strongest picture alone. Thread: render. */
final class Single implements Layout {
    @Override
    public void draw(Shares shares, double timeMs, DrawList into) {
        into.clear();
        int strongest = shares.strongest();
        if (strongest >= 0) {
            into.add(shares.picture(strongest), Framing.FIT, 0, 0, 1, 1, 1);
        }
    }
}
