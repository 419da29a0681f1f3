package dev.slipway.cli.tell;

import dev.slipway.events.HeldLock;
import dev.slipway.events.Rehearsal;
import java.util.Comparator;

/** What would have kept people waiting for the longest; the worker itself says how many migrations there were. */
final class RehearsalText {

    private RehearsalText() {}

    static String longestLock(Rehearsal rehearsal) {
        return rehearsal.getMigrations().stream()
                .flatMap(migration -> migration.getLocks().stream())
                .max(Comparator.comparing(HeldLock::getMillis))
                .map(lock -> "longest lock " + lock.getMode() + " on " + lock.getTable() + " for "
                        + Words.ofMillis(lock.getMillis()))
                .orElse("no lock that keeps anybody waiting");
    }
}
