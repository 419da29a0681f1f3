package dev.slipway.backup.watch;

import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says which targets have no proven backup as young as the operator wants one. */
public final class BackupsHealth implements HealthIndicator {

    private final Supplier<Operations> operations;
    private final BackupRecords records;
    private final InstantSource clock;

    public BackupsHealth(Supplier<Operations> operations, BackupRecords records, InstantSource clock) {
        this.operations = operations;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var stale = stale();
        return (stale.isEmpty() ? Health.up() : Health.down())
                .withDetails(stale)
                .build();
    }

    private Map<String, String> stale() {
        var stale = new TreeMap<String, String>();
        operations.get().targets().values().stream()
                .filter(rules -> rules.parts().database().isPresent())
                .forEach(rules -> judge(rules, stale));
        return stale;
    }

    private void judge(TargetRules rules, Map<String, String> stale) {
        var limit = rules.parts().limits().backupAge();
        var proven = records.proven(rules.target());
        if (proven.isEmpty()) {
            stale.put(rules.target().toString(), "no backup has been proven yet");
            return;
        }
        var age = Duration.between(proven.get(), clock.instant());
        if (age.compareTo(limit) > 0) {
            stale.put(
                    rules.target().toString(),
                    "the last proven backup is " + age.toHours() + " h old, and may be " + limit.toHours() + " h");
        }
    }
}
