package dev.catbird.midi.learn;

import dev.catbird.midi.binding.Mode;
import dev.catbird.midi.message.Controller;
import org.jspecify.annotations.Nullable;

/**
 * A controller that has moved. Thread: any.
 *
 * @param device name of its device
 * @param moved how far, 0..1 of its way; presses and steps count as much as is needed to be meant
 * @param mode what its values look like; null where they say nothing, as those of keys
 */
public record Candidate(
        String device,
        Controller controller,
        float moved,
        @Nullable Mode mode) {

    /** For people, such as {@code cc 21 ch 1 of nanoKONTROL2}. */
    @Override
    public String toString() {
        return controller + " of " + device;
    }
}
