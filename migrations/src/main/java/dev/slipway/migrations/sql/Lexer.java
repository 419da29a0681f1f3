package dev.slipway.migrations.sql;

import dev.slipway.migrations.sql.Token.Kind;

/** Reads a script token by token with PostgreSQL's rules for quotes, comments and names. */
final class Lexer {

    private static final String SPACE = " \t\n\r\f\u000b";

    private final String text;
    private int at;
    private boolean backslashEscapes;

    Lexer(String text) {
        this.text = text;
    }

    /** What `standard_conforming_strings = off` does to plain strings. */
    void escapeWithBackslashes(boolean escape) {
        backslashEscapes = escape;
    }

    Token next() {
        while (at < text.length() && SPACE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int start = at;
        var kind = at == text.length() ? Kind.END : scan(text.charAt(at));
        return new Token(kind, start, at);
    }

    /** Goes on behind a line that holds nothing but these characters; the data of a COPY ends like that. */
    void skipBehindLine(String line) {
        int end = at;
        while (end < text.length()) {
            int next = text.indexOf('\n', end);
            int stop = next < 0 ? text.length() : next;
            boolean found = text.substring(end, stop).strip().equals(line);
            end = next < 0 ? text.length() : next + 1;
            if (found) {
                break;
            }
        }
        at = end;
    }

    void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private Kind scan(char c) {
        if (text.startsWith("--", at)) {
            return lineComment();
        }
        if (text.startsWith("/*", at)) {
            return blockComment();
        }
        if (isNameStart(c)) {
            return word();
        }
        if (isDigit(c)) {
            return number();
        }
        return switch (c) {
            case '\'' -> quoted('\'', backslashEscapes, Kind.STRING);
            case '"' -> quoted('"', false, Kind.QUOTED_NAME);
            case '$' -> dollar();
            case ';' -> single(Kind.SEMICOLON);
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case '\\' -> single(Kind.BACKSLASH);
            default -> single(Kind.SYMBOL);
        };
    }

    private Kind single(Kind kind) {
        at++;
        return kind;
    }

    private Kind lineComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return Kind.COMMENT;
    }

    private Kind blockComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        at = Math.min(at, text.length());
        return depth == 0 ? Kind.COMMENT : Kind.UNFINISHED;
    }

    private Kind word() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return at - start == 1 ? afterOneLetter(text.charAt(start)) : Kind.WORD;
    }

    /** A single letter may be the first half of a string: `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`, `U&"…"`. */
    private Kind afterOneLetter(char letter) {
        if ((letter == 'U' || letter == 'u') && (text.startsWith("&'", at) || text.startsWith("&\"", at))) {
            at++;
            return text.charAt(at) == '"' ? quoted('"', false, Kind.QUOTED_NAME) : quoted('\'', false, Kind.STRING);
        }
        if (at == text.length() || text.charAt(at) != '\'') {
            return Kind.WORD;
        }
        return switch (letter) {
            case 'E', 'e' -> quoted('\'', true, Kind.STRING);
            case 'B', 'b', 'X', 'x' -> quoted('\'', false, Kind.STRING);
            case 'N', 'n' -> quoted('\'', backslashEscapes, Kind.STRING);
            default -> Kind.WORD;
        };
    }

    private Kind number() {
        while (at < text.length() && (isDigit(text.charAt(at)) || ".xXoO_abcdefABCDEF".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return Kind.NUMBER;
    }

    private Kind quoted(char quote, boolean escapes, Kind kind) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            at++;
            if (c == '\\' && escapes) {
                at = Math.min(at + 1, text.length());
            } else if (c == quote) {
                if (at == text.length() || text.charAt(at) != quote) {
                    return kind;
                }
                at++;
            }
        }
        return Kind.UNFINISHED;
    }

    private Kind dollar() {
        int end = at + 1;
        if (end < text.length() && isDigit(text.charAt(end))) {
            at++;
            return number();
        }
        while (end < text.length() && isTagPart(text.charAt(end))) {
            end++;
        }
        if (end == text.length() || text.charAt(end) != '$') {
            return single(Kind.SYMBOL);
        }
        var delimiter = text.substring(at, end + 1);
        int close = text.indexOf(delimiter, end + 1);
        at = close < 0 ? text.length() : close + delimiter.length();
        return close < 0 ? Kind.UNFINISHED : Kind.STRING;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isTagPart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    private static boolean isNamePart(char c) {
        return isTagPart(c) || c == '$';
    }
}
