package dev.slipway.readiness.migrations;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** MG-005: it is known how long a change of the schema takes and what it locks. */
final class Performance implements Question {

    private static final Pattern MEASURED =
            Pattern.compile("(?i)\\bsquawk\\b|strong_migrations|pgroll|\\block_timeout\\b|statement_timeout"
                    + "|\\\\timing|\\btime (npx |npm |yarn )?(prisma|alembic|flyway|psql|slipway|knex)"
                    + "|pgbench|explain \\(?analyze|migration[-_]?(perf|benchmark|timing)|online_migrations"
                    + "|django-pg-zero-downtime|safe-pg-migrations|eugene lint");

    @Override
    public Answer ask(Inspection application) {
        if (!application.schema().hasMigrations()) {
            return Missing.migrations(application);
        }
        return application
                .automation()
                .and(application.manifests())
                .and(application.code(file -> file.name().endsWith(".sql")))
                .first(MEASURED)
                .map(line -> Answer.pass(line + " watches how long they take or lock"))
                .orElseGet(() -> Answer.fail(
                        "nobody knows how long migrations take or lock on real data",
                        "time them on a restored copy, and set `lock_timeout` in those that lock tables"));
    }
}
