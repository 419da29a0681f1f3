package dev.slipway.cli.tell;

import dev.slipway.events.HeldLock;
import dev.slipway.events.Rehearsal;
import dev.slipway.events.RehearsedMigration;
import java.util.Comparator;

/** What migrations did on the copy, in one breath: how many, and what would have kept people waiting the longest. */
final class RehearsalText {

    private RehearsalText() {}

    static String brief(Rehearsal rehearsal) {
        var migrations = rehearsal.getMigrations();
        var took = migrations.stream().mapToLong(RehearsedMigration::getMillis).sum();
        return Words.counted(migrations.size(), "migration") + " tried in " + Words.ofMillis(took)
                + migrations.stream()
                        .flatMap(migration -> migration.getLocks().stream())
                        .max(Comparator.comparing(HeldLock::getMillis))
                        .map(lock -> ", longest lock " + lock.getMode() + " on " + lock.getTable() + " for "
                                + Words.ofMillis(lock.getMillis()))
                        .orElse(", without a lock that keeps anybody waiting");
    }
}
