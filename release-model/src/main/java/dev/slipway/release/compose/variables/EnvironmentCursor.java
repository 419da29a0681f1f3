package dev.slipway.release.compose.variables;

import java.util.regex.Pattern;

/** A place in a file of variables that moves on from statement to statement. */
final class EnvironmentCursor {

    private static final Pattern EXPORT = Pattern.compile("export\\s+");
    private static final String IN_NAMES = "_.-[]";

    private final String text;
    private int at;
    private int counted;
    private int line = 1;

    EnvironmentCursor(String text) {
        this.text = text;
    }

    /** Skips blanks and comments; false at the end of the file. */
    boolean toNextStatement() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                skipLine();
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    int line() {
        for (; counted < at; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    void skipLine() {
        at = endOfLine();
    }

    /** A name, and whether a value follows; a name alone asks for the value that is set elsewhere. */
    Key key() throws UnusableTemplateException {
        var export = EXPORT.matcher(text).region(at, text.length());
        if (export.lookingAt()) {
            at = export.end();
        }
        var end = at;
        while (end < text.length() && "=:\n".indexOf(text.charAt(end)) < 0) {
            refuseUnlessInNames(text.charAt(end++));
        }
        var name = text.substring(at, end).strip();
        if (name.isEmpty() || name.indexOf(' ') >= 0) {
            throw new UnusableTemplateException("is not a variable: `" + name + "` is no name; write NAME=value");
        }
        var hasValue = end < text.length() && text.charAt(end) != '\n';
        at = hasValue ? end + 1 : end;
        return new Key(name, hasValue);
    }

    private static void refuseUnlessInNames(char c) throws UnusableTemplateException {
        if (!Character.isLetterOrDigit(c) && !isBlank(c) && IN_NAMES.indexOf(c) < 0) {
            throw new UnusableTemplateException(
                    "is not a variable: `" + c + "` is not allowed in a name; write NAME=value");
        }
    }

    Text value() throws UnusableTemplateException {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return quoted(text.charAt(at));
        }
        var line = text.substring(at, endOfLine());
        var comment = line.indexOf(" #");
        skipLine();
        return new Text((comment < 0 ? line : line.substring(0, comment)).stripTrailing(), false);
    }

    private Text quoted(char quote) throws UnusableTemplateException {
        var value = new StringBuilder();
        for (var next = at + 1; next < text.length(); next++) {
            var c = text.charAt(next);
            if (c == quote) {
                at = next + 1;
                return quote == '"'
                        ? new Text(Escapes.resolved(value.toString()), false)
                        : new Text(value.toString(), true);
            }
            var escapes = c == '\\' && next + 1 < text.length();
            if (escapes && text.charAt(next + 1) != quote) {
                value.append(c);
            }
            value.append(escapes ? text.charAt(++next) : c);
        }
        throw new UnusableTemplateException("has a value whose " + quote + " is never closed");
    }

    private int endOfLine() {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B || c == 0x85 || c == 0xA0;
    }

    record Key(String name, boolean hasValue) {}

    /** A value; a literal one has no variables in it, whatever it looks like. */
    record Text(String text, boolean literal) {}
}
