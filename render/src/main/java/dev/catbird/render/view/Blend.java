package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/** All pictures over one another, each by its share. Thread: render. */
final class Blend implements Layout {
    @Override
    public void draw(Shares shares, double timeMs, DrawList into) {
        into.clear();
        for (int i = 0; i < shares.count(); i++) {
            into.add(shares.picture(i), Framing.FIT, 0, 0, 1, 1, shares.share(i));
        }
    }
}
