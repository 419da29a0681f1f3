package dev.slipway.deploy.undo;

import dev.slipway.events.MigrationClass;
import dev.slipway.events.RehearsedMigration;
import dev.slipway.events.RolloutAuthorised;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rollout may rest on when it has to be undone, as it was known when production was given free.
 *
 * @param kinds what the rehearsal has found of each migration, by name
 * @param backupId the proven backup that was taken for it
 * @param statementTimeout how long a statement of its migrations may take, as the rehearsal has it
 */
public record Grounds(
        Map<String, MigrationClass> kinds, Optional<String> backupId, Optional<Duration> statementTimeout) {

    public static final Grounds NONE = new Grounds(Map.of(), Optional.empty(), Optional.empty());

    public Grounds {
        kinds = Map.copyOf(kinds);
    }

    public static Grounds of(RolloutAuthorised authorised) {
        return new Grounds(
                authorised.getRehearsed().stream()
                        .collect(Collectors.toMap(
                                RehearsedMigration::getMigration,
                                RehearsedMigration::getClassification,
                                (first, same) -> first)),
                authorised.getBackupId(),
                authorised.getStatementTimeoutMillis().map(Duration::ofMillis));
    }

    /** What nobody has rehearsed may be anything. */
    MigrationClass kindOf(String migration) {
        return kinds.getOrDefault(migration, MigrationClass.UNKNOWN);
    }
}
