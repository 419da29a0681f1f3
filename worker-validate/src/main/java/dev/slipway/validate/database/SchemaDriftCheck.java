package dev.slipway.validate.database;

import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.schema.SchemaRecord;
import dev.slipway.migrations.schema.SchemaRecords;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.part.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether the schema is still what the migrations have made of it; what people change by hand no rollback knows of. */
public final class SchemaDriftCheck implements ReleaseCheck {

    private static final int NAMED = 20;

    private final Reach reach;

    public SchemaDriftCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public String id() {
        return "schema-drift";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        return DatabaseLook.of(candidate, reach, (database, _) -> look(database));
    }

    private static Finding look(TargetDatabase database) throws Unreachable {
        var seen = database.ask(Seen::of);
        return seen.incomparable()
                .map(why -> Finding.notApplicable("the schema of " + database + " cannot be compared: " + why))
                .orElseGet(() -> judge(database, seen.drift()));
    }

    private static Finding judge(TargetDatabase database, List<String> drift) {
        if (drift.isEmpty()) {
            return Finding.pass("the schema of " + database + " is what the last migration has left");
        }
        var named = drift.stream().limit(NAMED).toList();
        var told = String.join(", ", named) + (drift.size() > NAMED ? ", and " + (drift.size() - NAMED) + " more" : "");
        return Finding.fail(
                "schema-drifted",
                "the schema of " + database + " was changed by hand since the last migration: " + told,
                "put the change into a migration, or undo it by hand");
    }

    /** What a database says of its own schema, as far as it can be compared. */
    private record Seen(Optional<String> incomparable, List<String> drift) {

        static Seen of(Connection connection) throws SQLException {
            var history = HistoryTable.read(connection);
            if (history.entries().isEmpty()) {
                return not("Slipway has not migrated it yet");
            }
            var records = new SchemaRecords(connection);
            var kept = records.read();
            if (kept.isEmpty()) {
                return not("Slipway has only taken over what another tool had applied, and no migration has run since");
            }
            if (kept.get().entry() != history.entries().getLast().entry()) {
                return not("the last run was stopped or cut off before the schema was noted");
            }
            return kept.get().server() == records.server()
                    ? compared(kept.get(), connection)
                    : not("it was noted under PostgreSQL " + kept.get().server() + ", and this is PostgreSQL "
                            + records.server());
        }

        private static Seen compared(SchemaRecord kept, Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            try {
                return new Seen(Optional.empty(), kept.drift(SchemaSnapshot.in(connection)));
            } finally {
                connection.rollback();
            }
        }

        private static Seen not(String why) {
            return new Seen(Optional.of(why), List.of());
        }
    }
}
