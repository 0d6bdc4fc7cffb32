/**
 * Picture to sound: what is seen chooses the grains, by likeness to the corpus's own pictures or by a network that has learnt how
 * pictures sound. Thread: as each class says. Start at {@link dev.catbird.video2sound.RetrieveMatcher}.
 */
@NullMarked
package dev.catbird.video2sound;

import org.jspecify.annotations.NullMarked;
