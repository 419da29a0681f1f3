package dev.slipway.deploy.undo;

import dev.slipway.events.MigrationClass;
import dev.slipway.events.UndoPath;
import java.util.stream.Collectors;

/** Decides how a database goes back: never by a guess, and never over what somebody has written and nobody has counted. */
public final class Compensation {

    private Compensation() {}

    /** As far as it can be told while the database has not been asked yet. */
    public static UndoPath expected(boolean schemaTouched, boolean oneWay, Grounds grounds) {
        if (!schemaTouched) {
            return UndoPath.APPLICATION_ONLY;
        }
        if (!oneWay) {
            return UndoPath.DOWN_MIGRATION;
        }
        return grounds.backupId().isPresent() ? UndoPath.RESTORE : UndoPath.CALL_A_HUMAN;
    }

    public static WayBack choose(SchemaFacts facts, Grounds grounds) {
        if (facts.cutOff().isPresent()) {
            return new WayBack.CallPerson(facts.cutOff().get());
        }
        if (facts.applied().isEmpty()) {
            return new WayBack.LeaveSchema("The database has nothing of this rollout.");
        }
        return facts.oneWay().map(first -> withoutScript(first, grounds)).orElseGet(() -> withScripts(facts, grounds));
    }

    private static WayBack withoutScript(Applied first, Grounds grounds) {
        var why = first.migration() + " cannot be undone: " + first.oneWay().orElseThrow();
        return grounds.backupId()
                .<WayBack>map(backup -> new WayBack.Restore(
                        backup, why + ". Only backup " + backup + " brings back what was before it."))
                .orElseGet(() -> new WayBack.CallPerson(why + ", and no backup was taken for this rollout. Write a"
                        + " migration that mends it, or restore an older backup."));
    }

    private static WayBack withScripts(SchemaFacts facts, Grounds grounds) {
        long rows = facts.rowsAtStake();
        if (rows == 0) {
            return new WayBack.TakeBack("Nobody has written anything into what the rollbacks drop.");
        }
        var what = rows + (rows == 1 ? " row that was" : " rows that were")
                + " written since into what the rollbacks drop (" + tables(facts) + ")";
        if (onlyAdds(facts, grounds)) {
            return new WayBack.LeaveSchema("Taking it back would lose " + what
                    + "; what was applied only adds, so the release before works on it as it is, and it stays.");
        }
        if (rows <= facts.mayLose()) {
            return new WayBack.TakeBack(
                    "It loses " + what + ", no more than the " + facts.mayLose() + " that `lose-unasked` allows.");
        }
        return new WayBack.CallPerson("Taking it back would lose " + what + ", more than the " + facts.mayLose()
                + " that `lose-unasked` allows; and the release before may fail on what "
                + names(facts, grounds) + " has changed.");
    }

    private static boolean onlyAdds(SchemaFacts facts, Grounds grounds) {
        return facts.applied().stream().allMatch(one -> adds(one, grounds));
    }

    private static boolean adds(Applied one, Grounds grounds) {
        return grounds.kindOf(one.migration()) == MigrationClass.EXPAND;
    }

    private static String names(SchemaFacts facts, Grounds grounds) {
        return facts.applied().stream()
                .filter(one -> !adds(one, grounds))
                .map(Applied::migration)
                .collect(Collectors.joining(", "));
    }

    private static String tables(SchemaFacts facts) {
        return facts.atStake().stream()
                .map(table -> table.getTable() + " " + table.getInserted()
                        + table.getRemark().map(remark -> ", " + remark).orElse(""))
                .collect(Collectors.joining("; "));
    }
}
