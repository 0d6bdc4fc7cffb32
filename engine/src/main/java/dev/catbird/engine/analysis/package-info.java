/** From samples to magnitude spectra: window, Fourier transform, and the settings both corpus and target share. Thread: any, one instance per thread. */
@NullMarked
package dev.catbird.engine.analysis;

import org.jspecify.annotations.NullMarked;
