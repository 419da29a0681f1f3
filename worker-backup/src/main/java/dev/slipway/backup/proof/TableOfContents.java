package dev.slipway.backup.proof;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a dump says it holds, one line for each thing; a restore can be told which of the lines to follow. */
public record TableOfContents(List<Entry> entries) {

    private static final Pattern LINE = Pattern.compile("(\\d+); \\d+ \\d+ (.*)");

    /** One thing within a dump; names cannot be told from each other here, but every line begins with its kind. */
    public record Entry(String line, String text) {

        boolean is(String... kinds) {
            for (var kind : kinds) {
                if (text.startsWith(kind + " ")) {
                    return true;
                }
            }
            return false;
        }
    }

    public TableOfContents {
        entries = List.copyOf(entries);
    }

    static TableOfContents of(String listing) {
        return new TableOfContents(listing.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Entry(line.group(), line.group(2)))
                .toList());
    }

    TableOfContents only(Predicate<Entry> wanted) {
        return new TableOfContents(entries.stream().filter(wanted).toList());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    String text() {
        return entries.stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
    }
}
