package dev.slipway.readiness.inspection;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes comments out of a file line by line, so that what nobody runs counts as nothing. */
final class Comments {

    /** How shells write a comment over several lines: `: <<'END'`. */
    private static final Pattern DISCARDED = Pattern.compile("\\s*:\\s*<<-?\\s*[\"']?(\\w{1,50})[\"']?\\s*");

    private final Syntax syntax;
    private boolean inBlock;
    /** The word that ends what is handed to a command that does nothing with it. */
    private Optional<String> discardedUntil = Optional.empty();

    Comments(Syntax syntax) {
        this.syntax = syntax;
    }

    /** What is left of the next line. */
    String strip(String line) {
        return switch (syntax) {
            case NONE -> line;
            case BATCH -> batch(line);
            case MARKUP -> between(line, "<!--", "-->");
            case HASH -> hash(line);
            case SLASHES, DASHES -> outside(between(line, "/*", "*/"));
        };
    }

    private static String batch(String line) {
        var start = line.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("rem ") || start.equals("rem") || start.startsWith("::") || start.startsWith("@rem ")
                ? ""
                : line;
    }

    /** PowerShell's blocks are the only ones among the files that use hashes. */
    private String hash(String line) {
        if (discardedUntil.isPresent()) {
            discardedUntil = discardedUntil.filter(end -> !line.strip().equals(end));
            return "";
        }
        var discarded = DISCARDED.matcher(line);
        if (discarded.matches()) {
            discardedUntil = Optional.of(discarded.group(1));
            return "";
        }
        return outside(inBlock || line.contains("<#") ? between(line, "<#", "#>") : line);
    }

    private String between(String line, String begin, String end) {
        var kept = new StringBuilder();
        var at = 0;
        while (at < line.length()) {
            var next = line.indexOf(inBlock ? end : begin, at);
            if (!inBlock) {
                kept.append(line, at, next < 0 || isQuotedOrGlob(line, next) ? line.length() : next);
            }
            if (next < 0 || !inBlock && isQuotedOrGlob(line, next)) {
                return kept.toString();
            }
            at = next + (inBlock ? end : begin).length();
            inBlock = !inBlock;
        }
        return kept.toString();
    }

    /** Paths such as `src/*` and texts are no beginning of a comment. */
    private static boolean isQuotedOrGlob(String line, int at) {
        return at > 0
                        && line.charAt(at) == '/'
                        && !Character.isWhitespace(line.charAt(at - 1))
                        && line.indexOf("*/", at) < 0
                || inQuotes(line, at);
    }

    private String outside(String line) {
        var mark = syntax.mark();
        for (var at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
            var begins = at == 0 || Character.isWhitespace(line.charAt(at - 1)) || syntax == Syntax.DASHES;
            if (begins && !inQuotes(line, at) && !isFlag(line, at)) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    private boolean isFlag(String line, int at) {
        return syntax == Syntax.HASH && line.startsWith("#!", at);
    }

    private static boolean inQuotes(String line, int end) {
        var quote = '\0';
        for (var at = 0; at < end; at++) {
            var letter = line.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (quote == '\0' && (letter == '"' || letter == '\'' && !inWord(line, at))) {
                quote = letter;
            } else if (letter == quote) {
                quote = '\0';
            }
        }
        return quote != '\0';
    }

    /** An apostrophe, as in `don't`. */
    private static boolean inWord(String line, int at) {
        return at > 0
                && at + 1 < line.length()
                && Character.isLetter(line.charAt(at - 1))
                && Character.isLetter(line.charAt(at + 1));
    }
}
