package dev.slipway.cli.operate;

import java.util.ArrayList;
import java.util.List;

/** A top-level key of a YAML file that people keep by hand; an item goes in as text, so their comments stay. */
record YamlSection(String name) {

    private static final String USUAL_INDENT = "  ";

    String withFirst(String item, String text) {
        var lines = new ArrayList<>(text.lines().toList());
        var at = headline(lines);
        if (at < 0) {
            lines.add(name + ":");
            at = lines.size() - 1;
        } else {
            lines.set(at, lines.get(at).replaceFirst(":\\s*(\\{}|\\[])", ":"));
        }
        lines.addAll(at + 1, indented(item, indentAfter(lines, at)));
        return String.join("\n", lines) + "\n";
    }

    private int headline(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(name + ":\\s*(\\{}|\\[])?\\s*(#.*)?")) {
                return i;
            }
        }
        return -1;
    }

    /** As deep as what stands there already. */
    private static String indentAfter(List<String> lines, int at) {
        return lines.stream()
                .skip(at + 1L)
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .filter(line -> line.startsWith(" ") || line.startsWith("-"))
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .orElse(USUAL_INDENT);
    }

    private static List<String> indented(String item, String indent) {
        return item.lines().map(line -> indent + line).toList();
    }
}
