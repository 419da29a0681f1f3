package dev.slipway.deploy.schema;

import dev.slipway.deploy.undo.Applied;
import dev.slipway.deploy.undo.SchemaFacts;
import dev.slipway.events.TableLoss;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.stake.AtStake;
import java.util.List;
import java.util.Optional;

/** Puts together, from a database's history and from what was counted in it, what a request has left there. */
final class Remains {

    private Remains() {}

    static SchemaFacts of(String request, History history, List<AtStake> atStake, long mayLose) {
        return new SchemaFacts(
                history.applied().stream()
                        .filter(entry -> SchemaMove.isOf(request, entry))
                        .map(entry -> new Applied(entry.name(), oneWay(entry)))
                        .toList(),
                history.unsettled().map(HistoryEntry::whatToDo),
                atStake.stream()
                        .map(one -> new TableLoss(one.table().toString(), one.rows(), 0L, 0L, one.what()))
                        .toList(),
                mayLose);
    }

    private static Optional<String> oneWay(HistoryEntry entry) {
        return switch (entry.rollback()) {
            case Rollback.Scripted scripted -> Optional.empty();
            case Rollback.Irreversible(var reason) -> Optional.of(reason);
            case Rollback.Missing(var why) -> Optional.of(why);
        };
    }
}
