package dev.slipway.readiness;

import dev.slipway.readiness.backup.BackupRows;
import dev.slipway.readiness.containers.ContainersRows;
import dev.slipway.readiness.delivery.DeliveryRows;
import dev.slipway.readiness.deployment.DeploymentRows;
import dev.slipway.readiness.environment.EnvironmentRows;
import dev.slipway.readiness.judgement.Row;
import dev.slipway.readiness.migrations.MigrationsRows;
import dev.slipway.readiness.monitoring.MonitoringRows;
import dev.slipway.readiness.rollback.RollbackRows;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rows, in the order in which people look them up. */
public final class Catalogue {

    private static final List<String> FAMILIES = List.of("DS", "RB", "MG", "BK", "DK", "ENV", "CI", "MON", "AU");

    public static final List<Row> ROWS = Stream.of(
                    DeploymentRows.ALL,
                    RollbackRows.ALL,
                    MigrationsRows.ALL,
                    BackupRows.ALL,
                    ContainersRows.ALL,
                    EnvironmentRows.ALL,
                    DeliveryRows.ALL,
                    MonitoringRows.ALL)
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt((Row row) -> FAMILIES.indexOf(family(row)))
                    .thenComparing(Row::id))
            .toList();

    private Catalogue() {}

    private static String family(Row row) {
        return row.id().substring(0, row.id().indexOf('-'));
    }
}
