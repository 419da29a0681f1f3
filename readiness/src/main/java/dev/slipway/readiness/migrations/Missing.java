package dev.slipway.readiness.migrations;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;

/** Why rows about migrations do not apply. */
final class Missing {

    private Missing() {}

    static Answer migrations(Inspection application) {
        return Answer.notApplicable(
                application.schema().hasDatabase()
                        ? "there are no migrations here; the database is known by "
                                + application.schema().evidence()
                        : "it uses no database");
    }
}
