/** The content of {@code catbird demo}: a corpus video and a target phrase made from nothing, so that the instrument can be tried without any file. Content, not engine: the one place in the app that synthesises and draws, because a demo must not depend on media that someone else owns. A {@link dev.catbird.app.demo.Score} is played by {@link dev.catbird.app.demo.Orchestra} and drawn by {@link dev.catbird.app.demo.Film}. Thread: worker, one. */
@NullMarked
package dev.catbird.app.demo;

import org.jspecify.annotations.NullMarked;
