package dev.slipway.deploy.undo;

import dev.slipway.events.TableLoss;
import java.util.List;
import java.util.Optional;

/**
 * What the database itself says about the rollout that is being undone.
 *
 * @param applied the first one first
 * @param cutOff what a person has to look at, where a migration without a transaction ended in the middle
 * @param atStake rows that are nowhere but in what the rollbacks would drop
 * @param mayLose how many of those the operator lets go unasked
 */
public record SchemaFacts(List<Applied> applied, Optional<String> cutOff, List<TableLoss> atStake, long mayLose) {

    public SchemaFacts {
        applied = List.copyOf(applied);
        atStake = List.copyOf(atStake);
    }

    Optional<Applied> oneWay() {
        return applied.stream().filter(one -> one.oneWay().isPresent()).findFirst();
    }

    long rowsAtStake() {
        return atStake.stream().mapToLong(TableLoss::getInserted).sum();
    }
}
