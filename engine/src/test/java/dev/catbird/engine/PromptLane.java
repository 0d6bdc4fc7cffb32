package dev.catbird.engine;

import dev.catbird.engine.live.ApartLane;
import dev.catbird.engine.live.Hop;
import dev.catbird.engine.live.HopLane;
import dev.catbird.engine.match.Combination;
import org.jspecify.annotations.Nullable;

/** Works for a lane as soon as something is published, unless it is stalled: no thread, so no chance. Thread: the test's. */
final class PromptLane implements HopLane {
    private final ApartLane lane;

    boolean stalled;

    private PromptLane(ApartLane lane) {
        this.lane = lane;
    }

    /** Sets the matcher of an instrument apart, and works for it. */
    static PromptLane setApart(Heard heard, int blockFrames) {
        PromptLane prompt = new PromptLane(heard.instrument.setApart(blockFrames, own -> own));
        heard.instrument.lead(prompt);
        return prompt;
    }

    @Override
    public int delayFrames() {
        return lane.delayFrames();
    }

    @Override
    public void budget(long budgetNs) {
        lane.budget(budgetNs);
    }

    @Override
    public Hop next() {
        return lane.next();
    }

    @Override
    public void publish() {
        lane.publish();
        boolean more = !stalled;
        while (more) {
            more = lane.work();
        }
    }

    @Override
    public @Nullable Hop due(long frame) {
        return lane.due(frame);
    }

    @Override
    public Combination combination() {
        return lane.combination();
    }
}
