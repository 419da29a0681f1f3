package dev.slipway.migrations.run;

import dev.slipway.migrations.Problem;
import java.time.Duration;
import java.util.Set;

/** How long migrations may keep others waiting, and which problems the operator has decided to live with. */
public record RunSettings(
        Duration lockTimeout, Duration statementTimeout, Duration patience, Set<Problem.Kind> tolerated) {

    public RunSettings {
        tolerated = Set.copyOf(tolerated);
    }

    /** A lock that does not come within seconds would queue everybody else behind it. */
    public static RunSettings usual() {
        return new RunSettings(Duration.ofSeconds(5), Duration.ofMinutes(30), Duration.ofSeconds(30), Set.of());
    }

    public RunSettings tolerating(Problem.Kind... kinds) {
        return new RunSettings(lockTimeout, statementTimeout, patience, Set.of(kinds));
    }

    public RunSettings withLockTimeout(Duration time) {
        return new RunSettings(time, statementTimeout, patience, tolerated);
    }

    public RunSettings withStatementTimeout(Duration time) {
        return new RunSettings(lockTimeout, time, patience, tolerated);
    }

    /** How long to wait for another runner on the same database. */
    public RunSettings withPatience(Duration time) {
        return new RunSettings(lockTimeout, statementTimeout, time, tolerated);
    }
}
