package dev.slipway.migrations.sql;

import dev.slipway.migrations.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds where statements end, as psql does: not in parentheses, and not in the body of a function written in SQL. */
final class Splitter {

    private final String text;
    private final Lexer lexer;
    private final LineCount lines;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Directive> directives = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private Words words = new Words();
    private int start = -1;
    private int line;
    private int end;
    private int parentheses;
    private int bodies;

    Splitter(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.lines = new LineCount(text);
    }

    SqlScript split() {
        for (var token = lexer.next(); !token.is(Kind.END); token = lexer.next()) {
            take(token);
        }
        finish();
        return new SqlScript(statements, directives, flaws);
    }

    private void take(Token token) {
        switch (token.kind()) {
            case COMMENT ->
                Directive.in(written(token), lines.at(token.start())).ifPresent(directives::add);
            case SEMICOLON -> semicolon(token);
            case BACKSLASH -> backslash(token);
            case UNFINISHED -> {
                flaws.add(Flaw.unfinished(text, token, lines.at(token.start())));
                belongs(token);
            }
            case WORD -> {
                belongs(token);
                word(written(token).toUpperCase(Locale.ROOT));
            }
            case OPEN -> {
                belongs(token);
                parentheses++;
            }
            case CLOSE -> {
                belongs(token);
                parentheses = Math.max(0, parentheses - 1);
            }
            case QUOTED_NAME, STRING, NUMBER, SYMBOL, END -> belongs(token);
        }
    }

    private void belongs(Token token) {
        if (start < 0) {
            start = token.start();
            line = lines.at(start);
        }
        end = token.end();
    }

    private void word(String word) {
        if (words.createRoutine() && parentheses == 0) {
            if (word.equals("ATOMIC") && words.last().equals("BEGIN") || bodies > 0 && word.equals("CASE")) {
                bodies++;
            } else if (bodies > 0 && word.equals("END")) {
                bodies--;
            }
        }
        words.add(word);
    }

    private void semicolon(Token token) {
        if (parentheses == 0 && bodies == 0) {
            finish();
        } else {
            belongs(token);
        }
    }

    /** At the start of a line it is psql's; PostgreSQL itself has no use for it anywhere outside of quotes. */
    private void backslash(Token token) {
        lexer.skipLine();
        int stop = text.indexOf('\n', token.start());
        var command =
                text.substring(token.start(), stop < 0 ? text.length() : stop).strip();
        flaws.add(Flaw.metaCommand(
                command.length() <= 40 ? command : command.substring(0, 39) + "…", lines.at(token.start())));
    }

    private void finish() {
        if (start >= 0) {
            var statement = new Statement(text.substring(start, end), line, InTransaction.of(words));
            if (words.begin("COPY") && words.haveInOrder("FROM", "STDIN")) {
                flaws.add(Flaw.copyFromStandardInput(statement.line()));
                lexer.skipBehindLine("\\.");
            }
            StringEscapes.setBy(statement.text(), words).ifPresent(lexer::escapeWithBackslashes);
            statements.add(statement);
        }
        words = new Words();
        start = -1;
        parentheses = 0;
        bodies = 0;
    }

    private String written(Token token) {
        return text.substring(token.start(), token.end());
    }
}
