package dev.catbird.presets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a TOML file, of which single values are changed and everything else is kept. It knows values that stand on one
 * line under their table's own header, as people write them; whoever uses it reads the result again. Thread: one.
 */
final class PresetLines {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[([^\\[\\]]*)\\]\\s*(#.*)?");

    private final List<String> lines;

    PresetLines(String text) {
        lines = new ArrayList<>(text.lines().toList());
    }

    /** Sets a value of a table ("" for what stands above all headers); a key that is not there comes at the table's end. */
    void set(String table, String key, String value) {
        Pattern line = Pattern.compile(
                "(\\s*" + Pattern.quote(key) + "\\s*=\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|[^#\"]*?)(\\s*(?:#.*)?)");
        int begin = begin(table);
        int end = begin;
        for (int i = begin; i < lines.size() && !HEADER.matcher(lines.get(i)).matches(); i++) {
            Matcher found = line.matcher(lines.get(i));
            if (found.matches()) {
                lines.set(i, found.group(1) + value + found.group(3));
                return;
            }
            if (!lines.get(i).isBlank()) {
                end = i + 1;
            }
        }
        lines.add(end, key + " = " + value);
    }

    /** The first line after a table's header, which is made if it is not there. */
    private int begin(String table) {
        if (table.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = HEADER.matcher(lines.get(i));
            if (header.matches() && header.group(1).strip().equals(table)) {
                return i + 1;
            }
        }
        lines.add("");
        lines.add("[" + table + "]");
        return lines.size();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
