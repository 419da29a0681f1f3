package dev.slipway.migrations.trial;

import dev.slipway.migrations.run.Obstacle;
import dev.slipway.migrations.run.SqlFailure;
import java.util.Optional;

/** What PostgreSQL's message does not say, because it does not know that this is a trial. */
final class Hint {

    private static final String NOT_ALLOWED = "42501";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";
    private static final String NO_TRANSACTION_END_HERE = "2D000";

    private Hint() {}

    static Optional<String> about(Obstacle obstacle) {
        return obstacle instanceof Obstacle.Refused(var step, var failure)
                ? about(failure).or(() -> ForeignDialect.hint(step.script().text()))
                : Optional.empty();
    }

    private static Optional<String> about(SqlFailure failure) {
        return switch (failure.sqlState()) {
            case NOT_ALLOWED ->
                Optional.of(
                        "the trial runs as an ordinary role that owns its database, as it should in production; what a"
                                + " superuser has prepared there is prepared here with --with-extension and --with-role");
            case UNDEFINED_OBJECT ->
                failure.message().startsWith("role ")
                        ? Optional.of("if production has this role, name it with --with-role")
                        : Optional.empty();
            case UNSAFE_NEW_ENUM_VALUE ->
                Optional.of("add the value in a migration of its own, before the one that uses it");
            case NO_TRANSACTION_END_HERE ->
                Optional.of("code that commits needs a script with the comment: -- slipway: no-transaction");
            default -> Optional.empty();
        };
    }
}
