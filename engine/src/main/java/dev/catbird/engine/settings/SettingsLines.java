package dev.catbird.engine.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a TOML file, of which single values are changed and everything else is kept. It knows values that stand on one
 * line under their table's own header, as people write them; whoever uses it reads the result again. Thread: one.
 */
public final class SettingsLines {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[([^\\[\\]]*)\\]\\s*(#.*)?");

    /** Where a table ends: at the next one's header, or that of {@code [[many]]}. */
    private static final Pattern ANY_HEADER = Pattern.compile("\\s*\\[{1,2}[^\\[\\]]*\\]{1,2}\\s*(#.*)?");

    private final List<String> lines;

    public SettingsLines(String text) {
        lines = new ArrayList<>(text.lines().toList());
    }

    /** Sets a value of a table ("" for what stands above all headers); a key that is not there comes at the table's end. */
    public void set(String table, String key, String value) {
        int begin = begin(table);
        if (begin < 0) {
            lines.add("");
            lines.add("[" + table + "]");
            begin = lines.size();
        }
        Pattern line = line(key);
        int end = begin;
        for (int i = begin; i < end(begin); i++) {
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

    /** Takes a value of a table out, if it is there. */
    public void remove(String table, String key) {
        int begin = begin(table);
        for (int i = begin; i >= 0 && i < end(begin); i++) {
            if (line(key).matcher(lines.get(i)).matches()) {
                lines.remove(i);
                return;
            }
        }
    }

    private static Pattern line(String key) {
        return Pattern.compile(
                "(\\s*" + Pattern.quote(key) + "\\s*=\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|[^#\"]*?)(\\s*(?:#.*)?)");
    }

    /** The first line after a table's header, or -1 if there is none. */
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
        return -1;
    }

    /** The line of the next header after {@code begin}, or the end. */
    private int end(int begin) {
        int end = begin;
        while (end < lines.size() && !ANY_HEADER.matcher(lines.get(end)).matches()) {
            end++;
        }
        return end;
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
