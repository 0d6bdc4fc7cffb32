/**
 * The panel: all that is heard, played and turned, in a window for whoever plays, by imgui. Start at {@link dev.catbird.render.panel.Panel}. Thread:
 * panel, its own.
 */
@NullMarked
package dev.catbird.render.panel;

import org.jspecify.annotations.NullMarked;
