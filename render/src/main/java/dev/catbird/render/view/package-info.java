/**
 * Views: from the shares of a combination's pictures to a list of draws, without a canvas. Start at {@link
 * dev.catbird.render.view.View}. Thread: render; nothing allocates once warm.
 */
@NullMarked
package dev.catbird.render.view;

import org.jspecify.annotations.NullMarked;
