package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/**
 * Upright slices side by side, as wide as the shares, each with the part of its picture that belongs there. A picture of another shape is
 * cut, lest slices be black. Thread: render.
 */
final class Slices implements Layout {
    @Override
    public void draw(Shares shares, double timeMs, DrawList into) {
        into.clear();
        double left = 0;
        for (int i = 0; i < shares.count(); i++) {
            double right = left + shares.share(i);
            into.add(shares.picture(i), Framing.COVER, left, 0, right, 1, left, 0, right, 1, 1);
            left = right;
        }
    }
}
