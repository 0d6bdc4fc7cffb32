/**
 * Learning of WaveNets by DJL and PyTorch, for what plain Java is too slow for; what is learnt is written as a model that plain Java plays.
 * Thread: main. Start at {@link dev.catbird.djl.LearnWaveNet}.
 */
@NullMarked
package dev.catbird.djl;

import org.jspecify.annotations.NullMarked;
