package dev.catbird.app;

import dev.catbird.render.live.Beside;
import dev.catbird.video2sound.LiveSight;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is watched live, as a part that plays to it tells of it. Thread: main; see {@link LiveSight}.
 *
 * @param subject what is watched
 * @param sight who watches it; closed with this
 */
record Watching(Subject subject, LiveSight sight) implements AutoCloseable {
    Beside beside() {
        return sight::show;
    }

    void await() throws InterruptedException {
        sight.awaitFirst();
    }

    String name() {
        return subject.name();
    }

    @Nullable
    String news() {
        return sight.news();
    }

    boolean isOver() {
        return sight.isOver();
    }

    String state(boolean json) {
        if (json) {
            return String.format(Locale.ROOT, ",\"sees\":%b,\"pictures_left_out\":%d", !sight.isBlind(), sight.lost());
        }
        return (sight.isBlind() ? "  sees nothing new" : "") + (sight.lost() == 0 ? "" : "  left out " + sight.lost());
    }

    @Override
    public void close() {
        sight.close();
    }
}
