/** Preset record, text codec, migrations, morph; bundled presets. Thread: worker. Empty until that issue. */
@NullMarked
package dev.catbird.presets;

import org.jspecify.annotations.NullMarked;
