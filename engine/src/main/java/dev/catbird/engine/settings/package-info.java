/**
 * Settings that people write and read: TOML text, of which every fault is told with file and line. {@link dev.catbird.engine.settings.Settings}
 * reads, {@link dev.catbird.engine.settings.SettingsLines} changes single lines and keeps all others. Thread: any.
 */
@NullMarked
package dev.catbird.engine.settings;

import org.jspecify.annotations.NullMarked;
