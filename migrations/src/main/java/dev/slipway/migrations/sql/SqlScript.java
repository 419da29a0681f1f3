package dev.slipway.migrations.sql;

import java.util.List;
import java.util.Locale;

/** A script as its statements, what its comments tell Slipway, and where it cannot be read. */
public record SqlScript(List<Statement> statements, List<Directive> directives, List<Flaw> flaws) {

    public SqlScript {
        statements = List.copyOf(statements);
        directives = List.copyOf(directives);
        flaws = List.copyOf(flaws);
    }

    /** Reads any text without failing; what is wrong with it stands among the flaws. */
    public static SqlScript parse(String text) {
        return new Splitter(text).split();
    }

    /** Nothing that changes anything: no statements, or only the frame of a transaction. */
    public boolean isEmpty() {
        return statements.stream().allMatch(statement -> statement.inTransaction() == InTransaction.CONTROLS);
    }

    /** Whether the author asks for it, or nothing in the script could run in a transaction. */
    public boolean withoutTransaction() {
        return directives.stream().anyMatch(Directive.NoTransaction.class::isInstance)
                || !statements.isEmpty()
                        && statements.stream()
                                .allMatch(statement -> statement.inTransaction() == InTransaction.REFUSES);
    }

    /** The statements to be run; a BEGIN and COMMIT around all of them make room for the runner's own transaction. */
    public List<Statement> work() {
        return framed() ? statements.subList(1, statements.size() - 1) : statements;
    }

    private boolean framed() {
        return statements.size() >= 2
                && statements.getFirst().text().toUpperCase(Locale.ROOT).matches("(?s)(BEGIN|START\\b).*")
                && statements.getLast().text().toUpperCase(Locale.ROOT).matches("(?s)(COMMIT|END)\\b.*");
    }
}
