package dev.slipway.release.compose.shape;

import java.util.ArrayList;
import java.util.List;

/** Splits a command that is written as one text, as Compose does: quotes and backslashes count, variables do not. */
final class ShellWords {

    private static final String ENDS = ";&|<>";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean escaped;
    private char quote;

    private ShellWords() {}

    /** What follows an unquoted `;`, `&`, `|`, `<` or `>` is left out, as no shell would be there to understand it. */
    static List<String> of(String command) {
        return new ShellWords().split(command);
    }

    private List<String> split(String command) {
        for (var c : command.toCharArray()) {
            if (quote == 0 && !escaped && ENDS.indexOf(c) >= 0) {
                begun &= !(c == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0)));
                break;
            }
            take(c);
        }
        if (escaped || quote != 0) {
            throw new IllegalArgumentException("a quote, a parenthesis or a backslash at its end is never closed");
        }
        endWord();
        return List.copyOf(words);
    }

    private void take(char c) {
        if (escaped) {
            append(c);
            escaped = false;
        } else if (c == '\\' && quote != '\'') {
            escaped = true;
        } else if (quote == 0) {
            outside(c);
        } else {
            inside(c);
        }
    }

    private void outside(char c) {
        switch (c) {
            case '\'', '"' -> quote = c;
            case '`' -> begin(c, '`');
            case '(' -> begin(c, ')');
            case ')' -> throw new IllegalArgumentException("a parenthesis is closed that was never opened");
            case ' ', '\t', '\r', '\n' -> endWord();
            default -> append(c);
        }
    }

    /** What a shell would run first stays together, with its quotes. */
    private void begin(char c, char end) {
        if (c == '(' && !word.toString().endsWith("$")) {
            throw new IllegalArgumentException("a parenthesis that is not in quotes needs a shell");
        }
        append(c);
        quote = end;
    }

    private void inside(char c) {
        if (quote == ')' && c == '(') {
            throw new IllegalArgumentException("parentheses in parentheses need a shell");
        }
        if (c != quote || c == '`' || c == ')') {
            append(c);
        }
        quote = c == quote ? 0 : quote;
        begun = true;
    }

    private void append(char c) {
        word.append(c);
        begun = true;
    }

    private void endWord() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
