package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.MigrationClass;
import dev.slipway.events.Purpose;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.TableLoss;
import dev.slipway.events.UndoPath;
import dev.slipway.events.WayBackChosen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways that a database goes back after a rollout that did not stay. */
class WayBackTest {

    private static final String BACKUP = "b-1";

    private final DeployBench deploy = new DeployBench();

    @BeforeEach
    void a_release_serves_and_the_next_one_moves_the_schema() {
        deploy.schema.named = true;
        deploy.bundles.shipped.put("1.1", Shipped.set(Shipped.CUSTOMERS, Shipped.ORDERS));
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
    }

    private void shiftedUpon(MigrationClass kind) {
        deploy.authorisedUpon(BACKUP, "r2", Map.of("0001_customers", kind, "0002_orders", kind))
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
    }

    private void waitingForRestore() {
        deploy.schema.oneWay.put("0002_orders", "the orders live elsewhere now");
        shiftedUpon(MigrationClass.IRREVERSIBLE);
        deploy.failed("r2", Purpose.AFTER_SWITCH);
    }

    @Test
    void rows_that_were_written_since_stay_where_the_schema_only_grew() {
        shiftedUpon(MigrationClass.EXPAND);
        deploy.schema.written = List.of(new TableLoss("public.orders", 3L, 0L, 0L, "the whole table"));

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).endsWith("ServiceReverted", "WayBackChosen", "ReleaseRolledBack");
        var chosen = deploy.bench.published(WayBackChosen.class).getFirst();
        assertThat(chosen.getPath()).isEqualTo(UndoPath.APPLICATION_ONLY);
        assertThat(chosen.getWouldLose()).extracting(TableLoss::getTable).containsExactly("public.orders");
        assertThat(chosen.getApplied()).containsExactly("0001_customers", "0002_orders");
        assertThat(deploy.schema.names()).containsExactly("0001_customers", "0002_orders");
    }

    @Test
    void rows_that_were_written_since_are_not_thrown_away_to_please_the_release_before() {
        shiftedUpon(MigrationClass.CONTRACT);
        deploy.schema.written = List.of(new TableLoss("public.orders", 3L, 0L, 0L, "the whole table"));

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).endsWith("WayBackChosen", "RollbackStuck");
        var stuck = deploy.bench.published(RollbackStuck.class).getFirst();
        assertThat(stuck.getReason().getRunbook()).contains("way-back-unclear");
        assertThat(stuck.getReason().getMessage())
                .contains("3 rows", "public.orders 3", "0002_orders", "Now 1.0 serves");
        assertThat(deploy.schema.names()).containsExactly("0001_customers", "0002_orders");
        assertThat(deploy.router.table().release()).isEqualTo("1.0");
    }

    @Test
    void a_schema_without_a_way_back_asks_for_the_backup_of_this_deployment() {
        waitingForRestore();

        assertThat(deploy.story()).endsWith("ServiceReverted", "WayBackChosen", "RestoreNeeded");
        assertThat(deploy.bench.published(RollbackStarted.class).getFirst().getPath())
                .isEqualTo(UndoPath.DOWN_MIGRATION);
        var needed = deploy.bench.published(RestoreNeeded.class).getFirst();
        assertThat(needed.getBackupId()).isEqualTo(BACKUP);
        assertThat(needed.getReason().getMessage()).contains("0002_orders", "the orders live elsewhere now");
        assertThat(deploy.router.table().release()).isEqualTo("1.0");
    }

    @Test
    void a_database_that_is_back_ends_the_undo() {
        waitingForRestore();
        deploy.forget();

        deploy.restored("r2", BACKUP);

        assertThat(deploy.story()).containsExactly("ReleaseRolledBack");
        assertThat(deploy.live()).isEqualTo("1.0");
        deploy.forget().planned("r3", "1.1");
        assertThat(deploy.story()).containsExactly("RolloutPlanned");
    }

    @Test
    void a_restore_that_is_denied_calls_for_a_person_with_the_state_as_it_is() {
        waitingForRestore();
        deploy.forget();

        deploy.restoreDenied("r2", BACKUP);

        assertThat(deploy.story()).containsExactly("RollbackStuck");
        var stuck = deploy.bench.published(RollbackStuck.class).getFirst();
        assertThat(stuck.getStep()).isEqualTo("restore");
        assertThat(stuck.getReason().getRunbook()).contains("restore-not-done");
        assertThat(stuck.getReason().getMessage()).contains("too much would be lost", "Now 1.0 serves");
        assertThat(deploy.router.table().release()).isEqualTo("1.0");
    }

    @Test
    void a_restore_that_is_refused_calls_for_a_person() {
        waitingForRestore();
        deploy.forget();

        deploy.restoreRefused("r2", BACKUP);

        assertThat(deploy.bench
                        .published(RollbackStuck.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("The backup is damaged.");
    }

    @Test
    void a_backup_stage_that_says_nothing_is_not_waited_for_longer_than_the_gate_does() {
        waitingForRestore();
        deploy.forget();

        deploy.overdue("r2", Duration.ofMinutes(5));

        assertThat(deploy.story()).containsExactly("RollbackStuck");
        assertThat(deploy.bench
                        .published(RollbackStuck.class)
                        .getFirst()
                        .getReason()
                        .getRunbook())
                .contains("restore-not-done");
    }

    @Test
    void what_comes_too_late_about_a_restore_changes_nothing() {
        waitingForRestore();
        deploy.restoreDenied("r2", BACKUP).forget();

        deploy.restored("r2", BACKUP).restoreRefused("r2", BACKUP);

        assertThat(deploy.story()).isEmpty();
    }

    @Test
    void the_release_before_is_looked_after_while_people_think_about_the_restore() {
        waitingForRestore();
        deploy.forget();
        deploy.instances.die("backend", "1.0");

        deploy.bench.advance(Duration.ofSeconds(30));

        assertThat(deploy.deeds()).contains("start backend 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revert", "choose-way-back", "settle"})
    void a_crash_anywhere_on_the_way_asks_for_the_backup_once(String where) {
        deploy.bench.crashAfter(where);
        waitingForRestore();
        deploy.restarted();

        deploy.restored("r2", BACKUP).restarted();

        assertThat(deploy.bench.published(RestoreNeeded.class)).hasSize(1);
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
    }
}
