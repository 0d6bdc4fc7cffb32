package dev.catbird.render.view;

/** One view at work: from shares to draws. Thread: render; each output has its own, since bars move over time. */
@FunctionalInterface
public interface Layout {

    /**
     * Replaces {@code into} by the draws for {@code shares} at an output time in milliseconds that does not go back. The same calls
     * give the same draws; without shares there is nothing to draw (bars sink first).
     */
    void draw(Shares shares, double timeMs, DrawList into);
}
