package dev.slipway.readiness.migrations;

import dev.slipway.migrations.trial.ForeignDialect;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Schema;
import dev.slipway.readiness.inspection.SourceKinds;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** MG-004: the SQL is written for the database that runs it. */
final class RightDialect implements Question {

    private static final Pattern SQLITE_COMMAND =
            Pattern.compile("(?i)(^|[;&|(\\s\"'])sqlite3?\\s+\\S|\\bPRAGMA\\s+\\w+|sqlite_master");
    private static final Pattern PRISMA = Pattern.compile("provider\\s*=\\s*\"(sqlite|mysql|sqlserver|mongodb)\"");

    @Override
    public Answer ask(Inspection application) {
        if (application.schema().engine() != Schema.Engine.POSTGRESQL) {
            return Answer.notApplicable(
                    application.schema().hasDatabase()
                            ? "the database is " + application.schema().engine().title() + ", not PostgreSQL"
                            : "it uses no database");
        }
        var command = application.automation().first(SQLITE_COMMAND);
        if (command.isPresent()) {
            return Answer.fail(
                    command.get() + " is for SQLite, and the database is PostgreSQL", "write it with psql and pg_dump");
        }
        var lock = application
                .code(file -> file.name().equals("migration_lock.toml"))
                .first(PRISMA);
        if (lock.isPresent()) {
            return Answer.fail(
                    lock.get() + " was made for another database",
                    "make the migrations again with the provider postgresql");
        }
        var sql = application.files().where(file -> file.name().endsWith(".sql") && !SourceKinds.isTest(file.path()));
        for (var file : sql) {
            var foreign = file.code().all().stream()
                    .filter(line -> ForeignDialect.hint(line.text()
                                            .replaceAll("'[^']*'", "''")
                                            .replace("datetime('')", "datetime('now')"))
                                    .isPresent()
                            && !quoted(line))
                    .findFirst();
            if (foreign.isPresent()) {
                return Answer.fail(
                        foreign.get() + ": "
                                + ForeignDialect.hint(foreign.get().text()).orElse("another dialect"),
                        "write it for PostgreSQL and try it: `slipway migrations test`");
            }
        }
        return sql.isEmpty() && !application.schema().hasMigrations()
                ? Answer.notApplicable("there is no SQL here")
                : Answer.pass("no statement looks like one for another database");
    }

    /** Words within an identifier in double quotes are names. */
    private static boolean quoted(Line line) {
        return ForeignDialect.hint(line.text().replaceAll("\"[^\"]*\"", "\"\"")).isEmpty();
    }
}
