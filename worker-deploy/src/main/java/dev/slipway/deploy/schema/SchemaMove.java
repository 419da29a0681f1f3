package dev.slipway.deploy.schema;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rollout does to the schema of its target; a value, found out before anything is touched. */
public sealed interface SchemaMove {

    /** Nothing that anybody would have to know. */
    record None() implements SchemaMove {}

    /** Going back leaves the schema alone: what has only been added to it does not disturb an earlier release. */
    record Stays() implements SchemaMove {}

    /** These migrations, in this order. */
    record Forward(List<Migration> migrations) implements SchemaMove {

        public Forward {
            migrations = List.copyOf(migrations);
        }

        public String action() {
            return "Apply " + migrations.size() + (migrations.size() == 1 ? " migration" : " migrations")
                    + " to the database, before anything starts that needs "
                    + (migrations.size() == 1 ? "it: " : "them: ") + names() + ".";
        }

        public String undo() {
            return oneWay().map(migration -> migration + " cannot be undone, only a restore of the backup brings back"
                            + " what was before it: " + whyOneWay(migration) + ".")
                    .orElse("Undo what was applied, the last one first, with the rollbacks that were shipped.");
        }

        /** The first one behind which no script leads back. */
        public Optional<Migration> oneWay() {
            return migrations.stream()
                    .filter(migration -> !(migration.rollback() instanceof Rollback.Scripted))
                    .findFirst();
        }

        private String names() {
            return migrations.stream().map(Migration::name).collect(Collectors.joining(", "));
        }

        private static String whyOneWay(Migration migration) {
            return switch (migration.rollback()) {
                case Rollback.Irreversible(var reason) -> reason;
                case Rollback.Missing(var why) -> why;
                case Rollback.Scripted scripted -> throw new IllegalStateException(migration + " has a way back.");
            };
        }
    }

    /** What a request has applied already still belongs to what it does, so that a resumed one finds the same move. */
    static SchemaMove of(MigrationSet set, History history, String request) {
        var its = set.migrations().stream()
                .filter(migration -> history.applied(migration.version())
                        .filter(entry -> !isOf(request, entry))
                        .isEmpty())
                .toList();
        return its.isEmpty() ? new None() : new Forward(its);
    }

    static boolean isOf(String request, HistoryEntry entry) {
        return entry.deployment().equals(request) && entry.move() == HistoryEntry.Move.UP;
    }
}
