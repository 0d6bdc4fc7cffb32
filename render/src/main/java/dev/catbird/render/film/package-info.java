/**
 * Renders a target with a corpus into a file, as fast as it goes: sound, pictures, trace and contact sheet. Thread: worker. Start at
 * {@link dev.catbird.render.film.FilmRenderer}.
 */
@NullMarked
package dev.catbird.render.film;

import org.jspecify.annotations.NullMarked;
