package dev.slipway.readiness.migrations;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** MG-003: it is checked that data is right before and after a change of the schema. */
final class DataValidation implements Question {

    private static final Pattern FILE =
            Pattern.compile("(?i)(^|/)(verify|assert(ion)?s?|data[-_]?(checks?|validation|quality|tests?)"
                    + "|sanity)[\\w-]*(/|\\.)|(^|/)([\\w-]*[-_])?(assert(ions?)?|verify|validate|checks?)([-_](data|rows?|counts?"
                    + "|schema)[\\w-]*)?\\.sql$|great_expectations|soda[\\w-]*\\.yml$");
    private static final Pattern IN_SQL =
            Pattern.compile("(?i)\\bRAISE\\s+EXCEPTION\\b|^\\s*ASSERT\\s|\\bASSERT\\s*\\(?\\s*\\(?SELECT");
    private static final Pattern COMMAND =
            Pattern.compile("(?i)dbt test|great_expectations|soda scan|pgtap|pg_prove|(validate|verify"
                    + "|check)[-_]?(data|rows|counts|integrity)|select count\\(");

    @Override
    public Answer ask(Inspection application) {
        if (!application.schema().hasMigrations()) {
            return Missing.migrations(application);
        }
        var sql = application
                .files()
                .where(file -> file.name().endsWith(".sql")
                        && FILE.matcher(file.path()).find()
                        && !file.code().isEmpty());
        if (!sql.isEmpty()) {
            return Answer.pass(sql.getFirst() + " checks the data");
        }
        return application
                .code(file -> file.name().endsWith(".sql"))
                .first(IN_SQL)
                .or(() -> application.automation().first(COMMAND))
                .map(line -> Answer.pass(line + " checks the data"))
                .orElseGet(() -> Answer.fail(
                        "nothing compares data before and after a migration",
                        "write assertions in SQL that stop the migration when they do not hold, and count "
                                + "rows before and after"));
    }
}
