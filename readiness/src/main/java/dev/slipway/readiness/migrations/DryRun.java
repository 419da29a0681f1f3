package dev.slipway.readiness.migrations;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DS-007: migrations are run on a copy before they are run for good. */
final class DryRun implements Question {

    private static final Pattern DRY =
            Pattern.compile("(?i)slipway migrations test|upgrade .*--sql\\b|updateSQL|update-sql"
                    + "|future-rollback-sql|-dryRunOutput|migrate .*--plan|sqlmigrate|migrate diff"
                    + "|--dry-run|migrate --pretend|create-only|pgroll|migrate status.*(&&|\\|\\|)");
    private static final Pattern COPY =
            Pattern.compile("(?i)(rehears|dry-?run|scratch|shadow|clone|copy)[-_]?\\w*[-_]?(migrat|db|database)"
                    + "|(migrat)\\w*[-_](rehears|dry|copy|scratch)");

    @Override
    public Answer ask(Inspection application) {
        if (!application.schema().hasMigrations()) {
            return Missing.migrations(application);
        }
        var migrating = application
                .automation()
                .where(line -> DRY.matcher(line.text()).find()
                        && line.text().matches("(?i).*(migrat|alembic|flyway|liquibase|slipway|upgrade|sql|pgroll).*"));
        return migrating.all().stream()
                .findFirst()
                .or(() -> application.automation().first(COPY))
                .map(line -> Answer.pass(line + " tries them first"))
                .orElseGet(() -> Answer.fail(
                        "migrations meet data for the first time in " + application.environment(),
                        "try them before: `slipway migrations test`, and on a restored copy of the backup"));
    }
}
