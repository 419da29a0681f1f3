package dev.slipway.migrations;

import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.sql.Directive;
import dev.slipway.migrations.sql.Flaw;
import dev.slipway.migrations.sql.InTransaction;
import dev.slipway.migrations.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What can be told about a script without a database. */
final class ScriptCheck {

    static final int SHORTEST_REASON = 10;

    private final Script script;
    private final List<Problem> problems = new ArrayList<>();

    private ScriptCheck(Script script) {
        this.script = script;
    }

    static List<Problem> of(Migration migration) {
        var problems = new ArrayList<>(new ScriptCheck(migration.up()).problems());
        if (migration.up().sql().isEmpty()) {
            problems.add(Problem.of(Kind.EMPTY, migration.up().file(), "holds no statement; write one or remove it"));
        }
        if (migration.rollback() instanceof Rollback.Scripted(var down)) {
            problems.addAll(new ScriptCheck(down).problems());
        }
        return problems;
    }

    private List<Problem> problems() {
        script.sql().flaws().forEach(flaw -> add(kind(flaw), flaw.line(), flaw.message()));
        script.sql().directives().forEach(this::directive);
        script.sql().work().stream()
                .filter(statement -> statement.inTransaction() == InTransaction.CONTROLS)
                .forEach(statement -> add(
                        Kind.TRANSACTION,
                        statement.line(),
                        "`" + statement.brief() + "` would begin or end the transaction that every migration runs in;"
                                + " remove it, or split the migration there"));
        if (!script.sql().withoutTransaction()) {
            script.sql().work().stream()
                    .filter(statement -> statement.inTransaction() == InTransaction.REFUSES)
                    .forEach(this::refusesTransaction);
        }
        return problems;
    }

    private void refusesTransaction(Statement statement) {
        add(
                Kind.TRANSACTION,
                statement.line(),
                "`" + statement.brief() + "` cannot run in a transaction and the statements around it can; give it a"
                        + " migration of its own, or add a comment that none of them needs one: -- slipway: no-transaction");
    }

    private void directive(Directive directive) {
        switch (directive) {
            case Directive.Irreversible irreversible -> {
                if (irreversible.reason().length() < SHORTEST_REASON) {
                    add(
                            Kind.DIRECTIVE,
                            irreversible.line(),
                            "says irreversible without a reason that the one on call could use; write: -- slipway:"
                                    + " irreversible because …");
                }
            }
            case Directive.NoTransaction _ -> {
                // Whether it was wise shows when it runs.
            }
            case Directive.Unknown unknown ->
                add(
                        Kind.DIRECTIVE,
                        unknown.line(),
                        "`" + unknown.text() + "` means nothing to Slipway; it knows `irreversible because …` and"
                                + " `no-transaction`");
        }
    }

    private static Kind kind(Flaw flaw) {
        return switch (flaw.kind()) {
            case UNFINISHED -> Kind.UNFINISHED;
            case PSQL_ONLY -> Kind.PSQL_ONLY;
        };
    }

    private void add(Kind kind, int line, String message) {
        problems.add(Problem.at(kind, script.file(), line, message));
    }
}
