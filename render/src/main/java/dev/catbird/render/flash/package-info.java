/**
 * Flash safety: holds what an output shows to three flashes a second. Start at {@link dev.catbird.render.flash.FlashGuard}. Thread:
 * render; nothing allocates once warm.
 */
@NullMarked
package dev.catbird.render.flash;

import org.jspecify.annotations.NullMarked;
