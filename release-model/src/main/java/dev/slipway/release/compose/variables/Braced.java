package dev.slipway.release.compose.variables;

/** A variable between braces: its name, and what is to happen when it is set, empty or unset. */
record Braced(String name, String operator, String argument, int end) {

    /** Reads from after `${`; `end` is where the text goes on. */
    static Braced at(String text, int start) throws UnusableTemplateException {
        var end = endOfName(text, start);
        var name = text.substring(start, end);
        var operator = operatorAt(text, end);
        if (name.isEmpty() || operator.isEmpty() && !text.startsWith("}", end)) {
            throw invalid(text, start);
        }
        if (operator.isEmpty()) {
            return new Braced(name, "", "", end + 1);
        }
        var close = closing(text, end);
        if (close < 0) {
            throw invalid(text, start);
        }
        return new Braced(name, operator, text.substring(end + operator.length(), close), close + 1);
    }

    boolean emptyIsUnset() {
        return operator.startsWith(":");
    }

    static int endOfName(String text, int start) {
        var end = start;
        while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && c >= '0' && c <= '9';
    }

    private static String operatorAt(String text, int at) {
        var length = text.startsWith(":", at) ? 2 : 1;
        var known = at + length <= text.length() && "-+?".indexOf(text.charAt(at + length - 1)) >= 0;
        return known ? text.substring(at, at + length) : "";
    }

    /** The brace that closes this one, or the last of the line where the braces inside do not match. */
    private static int closing(String text, int from) {
        var open = 1;
        var last = -1;
        for (var at = from; at < text.length() && text.charAt(at) != '\n'; at++) {
            var c = text.charAt(at);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            last = c == '}' ? at : last;
            if (open == 0) {
                return at;
            }
        }
        return last;
    }

    private static UnusableTemplateException invalid(String text, int start) {
        var shown = text.substring(start - 2, Math.min(text.length(), start + 30))
                .lines()
                .findFirst()
                .orElse("");
        return new UnusableTemplateException("has a variable that cannot be read at `" + shown
                + "`; write ${NAME} or ${NAME:-default}, and $$ for a dollar sign");
    }
}
