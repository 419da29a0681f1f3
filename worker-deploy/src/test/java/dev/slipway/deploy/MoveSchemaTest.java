package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.MigrationApplied;
import dev.slipway.events.MigrationReverted;
import dev.slipway.events.Purpose;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.UndoPath;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveSchemaTest {

    private static final Duration ALL_ATTEMPTS = Duration.ofMinutes(10);

    private final DeployBench deploy = new DeployBench();

    @BeforeEach
    void a_release_serves_and_the_next_one_brings_two_migrations() {
        deploy.schema.named = true;
        deploy.bundles.shipped.put("1.1", Shipped.set(Shipped.CUSTOMERS, Shipped.ORDERS));
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
    }

    private void authorised() {
        var plan = deploy.plan("r2");
        deploy.forget().authorised("r2", plan);
    }

    @Test
    void the_schema_is_there_before_anything_starts_that_needs_it() {
        authorised();

        assertThat(deploy.deeds())
                .containsExactly(
                        "apply 0001_customers", "apply 0002_orders", "start backend 1.1", "start frontend 1.1");
        assertThat(deploy.story())
                .startsWith("RolloutStarted", "MigrationApplied", "MigrationApplied", "ServiceStarted");
        assertThat(deploy.bench.published(MigrationApplied.class))
                .extracting(MigrationApplied::getMigration)
                .containsExactly("0001_customers", "0002_orders");
    }

    @Test
    void a_release_whose_migrations_are_all_applied_plans_none() {
        authorised();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);
        deploy.bundles.shipped.put("1.2", Shipped.set(Shipped.CUSTOMERS, Shipped.ORDERS));

        deploy.planned("r3", "1.2");

        assertThat(deploy.plan("r3").getMovesSchema()).isFalse();
    }

    @Test
    void a_migration_that_fails_takes_back_those_before_it_and_starts_nothing() {
        deploy.schema.failures.put(
                "0002_orders", new GiveUp("migration-failed", "0002_orders: syntax error", "migration-failed"));

        authorised();

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutStarted",
                        "MigrationApplied",
                        "RolloutFailed",
                        "RollbackStarted",
                        "WayBackChosen",
                        "MigrationReverted",
                        "ReleaseRolledBack");
        assertThat(deploy.deeds()).containsExactly("apply 0001_customers", "undo 0001_customers");
        assertThat(deploy.bench.published(RolloutFailed.class).getFirst().getStep())
                .isEqualTo("migrate");
        assertThat(deploy.bench.published(RollbackStarted.class).getFirst().getPath())
                .isEqualTo(UndoPath.DOWN_MIGRATION);
        assertThat(deploy.live()).isEqualTo("1.0");
        assertThat(deploy.schema.names()).isEmpty();
    }

    @Test
    void a_lock_that_others_hold_is_waited_for() {
        deploy.schema.failures.put("0002_orders", new TryAgain("others hold a lock"));
        authorised();
        assertThat(deploy.deeds()).containsExactly("apply 0001_customers");

        deploy.schema.failures.clear();
        deploy.bench.advance(Duration.ofSeconds(2));

        assertThat(deploy.story()).endsWith("MigrationApplied", "ServiceStarted", "ServiceStarted", "ReleaseStarted");
    }

    @Test
    void a_lock_that_never_comes_ends_the_rollout() {
        deploy.schema.failures.put("0002_orders", new TryAgain("others hold a lock"));

        authorised();
        deploy.bench.advance(ALL_ATTEMPTS);

        assertThat(deploy.story())
                .endsWith("RollbackStarted", "WayBackChosen", "MigrationReverted", "ReleaseRolledBack");
        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("others hold a lock");
    }

    @Test
    void a_stop_is_heard_in_the_middle_of_a_migration() {
        deploy.schema.duringNextApply(() -> deploy.stop("r2"));

        authorised();

        assertThat(deploy.story())
                .containsExactly("RolloutStarted", "RollbackStarted", "WayBackChosen", "ReleaseRolledBack");
        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void news_of_another_request_do_not_break_a_migration_off() {
        deploy.schema.duringNextApply(() -> deploy.givenUp("r0"));

        authorised();

        assertThat(deploy.deeds()).startsWith("apply 0001_customers", "apply 0002_orders");
        assertThat(deploy.story()).endsWith("ReleaseStarted");
    }

    @Test
    void a_failed_verification_gives_traffic_back_first_and_the_schema_last() {
        authorised();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).forget();

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.deeds())
                .containsExactly(
                        "route to 1.0",
                        "stop frontend 1.1",
                        "stop backend 1.1",
                        "undo 0002_orders",
                        "undo 0001_customers");
        assertThat(deploy.story())
                .containsExactly(
                        "RolloutFailed",
                        "RollbackStarted",
                        "TrafficShifted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "WayBackChosen",
                        "MigrationReverted",
                        "MigrationReverted",
                        "ReleaseRolledBack");
    }

    @Test
    void a_schema_without_a_way_back_calls_for_a_person_while_the_old_release_serves() {
        authorised();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).forget();
        deploy.schema.noWayBack =
                Optional.of(new GiveUp("migration-stuck", "0002_orders cannot be undone", "migration-stuck"));

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).endsWith("ServiceReverted", "WayBackChosen", "RollbackStuck");
        var stuck = deploy.bench.published(RollbackStuck.class).getFirst();
        assertThat(stuck.getStep()).isEqualTo("revert-schema");
        assertThat(stuck.getReason().getRunbook()).contains("migration-stuck");
        assertThat(stuck.getReason().getMessage()).contains("0002_orders cannot be undone", "Now 1.0 serves");
        assertThat(deploy.router.table().release()).isEqualTo("1.0");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_database_that_never_comes_back_calls_for_a_person_too() {
        authorised();
        deploy.schema.silence = Optional.of(new TryAgain("the database does not answer"));
        deploy.forget();

        deploy.failed("r2", Purpose.BEFORE_TRAFFIC);
        deploy.bench.advance(ALL_ATTEMPTS);

        assertThat(deploy.bench.published(RollbackStuck.class)).singleElement().satisfies(stuck -> {
            assertThat(stuck.getReason().getRunbook()).contains("migration-stuck");
            assertThat(stuck.getReason().getMessage()).contains("the database does not answer");
        });
    }

    @Test
    void a_database_that_is_away_before_anything_was_applied_leaves_nothing_to_undo() {
        deploy.schema.silence = Optional.of(new TryAgain("the database does not answer"));

        authorised();
        deploy.bench.advance(ALL_ATTEMPTS);

        assertThat(deploy.story())
                .containsExactly("RolloutStarted", "RolloutFailed", "RollbackStarted", "ReleaseRolledBack");
        assertThat(deploy.bench.published(RollbackStarted.class).getFirst().getPath())
                .isEqualTo(UndoPath.APPLICATION_ONLY);
    }

    @Test
    void a_schema_that_has_moved_since_the_plan_is_left_alone() {
        deploy.schema.applied.add(new FakeSchema.Applied("0001_customers", "by hand"));

        authorised();

        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getCode())
                .isEqualTo("schema-has-moved");
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.schema.names()).containsExactly("0001_customers");
    }

    @Test
    void a_release_whose_files_are_gone_does_not_touch_the_database() {
        var plan = deploy.plan("r2");
        deploy.bundles.unusable.add("1.1");

        deploy.forget().authorised("r2", plan);

        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void going_back_to_an_earlier_release_leaves_the_schema_as_it_is() {
        authorised();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC)
                .passed("r2", Purpose.AFTER_SWITCH)
                .forget();
        deploy.schema.silence = Optional.of(new TryAgain("the database does not answer"));

        deploy.rolledBackTo("r3", "1.0");

        assertThat(deploy.plan("r3").getMovesSchema()).isFalse();
        assertThat(deploy.live()).isEqualTo("1.0");
        assertThat(deploy.schema.names()).containsExactly("0001_customers", "0002_orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"make-room", "check-schema", "check-data", "migrate", "start"})
    void a_crash_at_any_step_forward_repeats_nothing(String where) {
        var plan = deploy.plan("r2");
        deploy.bench.crashAfter(where);

        deploy.forget().authorised("r2", plan);
        deploy.restarted();

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutStarted",
                        "MigrationApplied",
                        "MigrationApplied",
                        "ServiceStarted",
                        "ServiceStarted",
                        "ReleaseStarted");
        assertThat(deploy.deeds()).containsOnlyOnce("apply 0001_customers", "apply 0002_orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"take-traffic-back", "revert", "choose-way-back", "revert-schema", "settle"})
    void a_crash_at_any_step_back_repeats_nothing(String where) {
        authorised();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).forget();
        deploy.bench.crashAfter(where);

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.restarted();

        assertThat(deploy.story()).endsWith("MigrationReverted", "MigrationReverted", "ReleaseRolledBack");
        assertThat(deploy.bench.published(MigrationReverted.class)).hasSize(2);
        assertThat(deploy.deeds()).containsOnlyOnce("undo 0002_orders", "undo 0001_customers");
    }
}
