package dev.slipway.readiness.migrations;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/** MG-002: migrations are tried on every change, on a database of the same kind. */
final class TestedInPipeline implements Question {

    private static final Pattern DATABASE =
            Pattern.compile("(?i)(postgres|postgis|mysql|mariadb|mcr\\.microsoft\\.com/mssql)[\\w./-]*(:|\\b)"
                    + "|testcontainers|slipway migrations test");
    private static final Pattern ALWAYS_FINE = Pattern.compile("\\|\\|\\s*(true|exit 0|:)");

    @Override
    public Answer ask(Inspection application) {
        if (!application.schema().hasMigrations()) {
            return Missing.migrations(application);
        }
        var work = application.pipelineWork().without(ALWAYS_FINE);
        var run = work.first(Pattern.compile("slipway migrations test"))
                .or(() -> work.has(DATABASE) ? work.first(Commands.MIGRATE) : Optional.empty())
                .or(() -> work.has(DATABASE) && application.manifests().has(Pattern.compile("(?i)django"))
                        ? work.first(Pattern.compile("manage\\.py test|pytest"))
                        : Optional.empty());
        return run.map(line -> Answer.pass(line + " runs them in a pipeline"))
                .orElseGet(() -> Answer.fail(
                        "no pipeline runs the migrations on a database of its own",
                        "add `slipway migrations test` to the pipeline: up, down and up again on a scratch "
                                + "PostgreSQL"));
    }
}
