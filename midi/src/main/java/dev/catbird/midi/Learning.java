package dev.catbird.midi;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.learn.Candidate;
import dev.catbird.midi.learn.Learner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learning while playing: the controller that a hand moves is bound, saved, and told; and forgetting. Thread: any. */
final class Learning {
    private static final int MOST_OTHERS = 3;

    private final BindingFolder folder;
    private final Consumer<String> news;
    private final Queue<Parameter> forgotten = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Lesson lesson;

    /**
     * What is being learnt.
     *
     * @param parameter to be turned
     * @param learner who watches
     */
    private record Lesson(Parameter parameter, Learner learner) {}

    Learning(BindingFolder folder, Consumer<String> news) {
        this.folder = folder;
        this.news = news;
    }

    void begin(Parameter parameter) {
        lesson = new Lesson(parameter, new Learner());
    }

    void end() {
        lesson = null;
    }

    @Nullable
    Parameter parameter() {
        Lesson now = lesson;
        return now == null ? null : now.parameter();
    }

    /** A message of a device; returns whether it was for learning. */
    boolean hear(String device, int status, int data1, int data2, long nowNs) {
        Lesson now = lesson;
        if (now != null) {
            now.learner().hear(device, status, data1, data2, nowNs);
        }
        return now != null;
    }

    /** Nothing shall turn it any more: at the next tick, as that is saved. */
    void forget(Parameter parameter) {
        forgotten.add(parameter);
    }

    /** Binds what was found, and forgets what shall be on all {@code devices}; returns whether bindings have changed. */
    boolean tick(long nowNs, List<String> devices) {
        boolean less = forgetNow(devices);
        return learn(nowNs) || less;
    }

    private boolean forgetNow(List<String> devices) {
        Parameter parameter = forgotten.poll();
        if (parameter == null) {
            return false;
        }
        try {
            for (String device : devices) {
                folder.forget(device, parameter);
            }
            news.accept("nothing turns " + parameter.id() + " any more");
        } catch (IOException e) {
            news.accept(String.valueOf(e.getMessage()));
        }
        return true;
    }

    private boolean learn(long nowNs) {
        Lesson now = lesson;
        Optional<Candidate> found =
                now == null ? Optional.empty() : now.learner().found(nowNs);
        if (now == null || found.isEmpty()) {
            return false;
        }
        lesson = null;
        Candidate best = found.get();
        Binding binding = Binding.of(best.controller(), now.parameter());
        if (best.mode() != null) {
            binding = binding.withMode(best.mode());
        }
        List<Candidate> others = now.learner().candidates();
        try {
            folder.save(best.device(), binding);
            String also = others.stream()
                    .skip(1)
                    .limit(MOST_OTHERS)
                    .map(Candidate::toString)
                    .collect(Collectors.joining(", "));
            news.accept(now.parameter().id() + " is turned by " + best + " ("
                    + binding.mode().id() + ") from now on" + (also.isEmpty() ? "" : "; also moved: " + also));
            return true;
        } catch (IOException e) {
            news.accept(now.parameter().id() + " has learnt nothing: " + e.getMessage());
            return false;
        }
    }
}
