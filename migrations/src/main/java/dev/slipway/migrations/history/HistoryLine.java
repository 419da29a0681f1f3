package dev.slipway.migrations.history;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.HistoryEntry.Move;
import dev.slipway.migrations.history.HistoryEntry.State;
import java.time.Duration;
import java.util.Optional;

/** A line that is about to be added to the history. */
public record HistoryLine(
        Version version,
        String name,
        Move move,
        State state,
        String checksum,
        Rollback rollback,
        String deployment,
        long fencingToken,
        int statementsDone,
        Optional<Duration> duration) {

    public static HistoryLine adopting(Migration migration, String deployment, long fencingToken) {
        return new HistoryLine(
                migration.version(),
                migration.name(),
                Move.ADOPT,
                State.DONE,
                migration.up().checksum(),
                migration.rollback(),
                deployment,
                fencingToken,
                0,
                Optional.empty());
    }
}
