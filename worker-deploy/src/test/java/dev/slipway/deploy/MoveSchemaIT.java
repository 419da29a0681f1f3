package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.MigrationApplied;
import dev.slipway.events.MigrationReverted;
import dev.slipway.events.Purpose;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.release.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage with a real database, whose schema tells what has really happened. */
class MoveSchemaIT {

    private static final Target SHOP = Target.parse(DeployBench.TARGET);

    private static ScratchPostgres server;

    private ScratchDatabase database;
    private RealDatabase real;
    private DeployBench deploy;

    @BeforeAll
    static void start() {
        server = ScratchPostgres.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_release_serves_with_a_schema_of_its_own() {
        database = server.newDatabase();
        real = new RealDatabase(database);
        deploy = new DeployBench(real.schemas());
        brings("1.0", Shipped.CUSTOMERS);
        deploy.deployed("r1", "1.0").forget();
    }

    private void brings(String version, Migration... migrations) {
        deploy.bundles.shipped.put(version, Shipped.set(migrations));
    }

    private List<String> tables() {
        return real.tables();
    }

    private SchemaSnapshot schema() throws SQLException {
        return SchemaSnapshot.take(database.owner().dataSource());
    }

    @Test
    void the_new_tables_are_there_before_the_first_service_starts() throws SQLException {
        brings("1.1", Shipped.CUSTOMERS, Shipped.ORDERS);
        var seen = new ArrayList<String>();
        deploy.instances.duringNextStart(() -> seen.addAll(tables()));

        deploy.deployed("r2", "1.1");

        assertThat(seen).containsExactly("customers", "orders");
        assertThat(deploy.plan("r2").getSteps().getFirst().getAction())
                .contains("1 migration ", "0002_orders")
                .doesNotContain("0001_customers");
        assertThat(deploy.bench.published(MigrationApplied.class))
                .extracting(MigrationApplied::getMigration)
                .containsExactly("0002_orders");
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void a_failing_migration_leaves_the_old_release_serving_and_the_schema_as_it_was() throws SQLException {
        var before = schema();
        brings("1.1", Shipped.CUSTOMERS, Shipped.ORDERS, Shipped.BROKEN);

        deploy.planned("r2", "1.1").authorised("r2");

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutPlanned",
                        "RolloutStarted",
                        "MigrationApplied",
                        "RolloutFailed",
                        "RollbackStarted",
                        "WayBackChosen",
                        "MigrationReverted",
                        "ReleaseRolledBack");
        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("0003_broken.up.sql:2", "nowhere");
        assertThat(schema()).isEqualTo(before);
        assertThat(tables()).containsExactly("customers");
        assertThat(deploy.deeds()).isEmpty();
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_failed_verification_takes_the_schema_back_and_the_release_before_can_move_it_again() throws SQLException {
        var before = schema();
        brings("1.1", Shipped.CUSTOMERS, Shipped.ORDERS);
        deploy.planned("r2", "1.1").authorised("r2").passed("r2", Purpose.BEFORE_TRAFFIC);
        assertThat(tables()).containsExactly("customers", "orders");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.bench.published(MigrationReverted.class))
                .extracting(MigrationReverted::getMigration)
                .containsExactly("0002_orders");
        assertThat(schema()).isEqualTo(before);
        assertThat(deploy.live()).isEqualTo("1.0");

        deploy.forget().deployed("r3", "1.1");
        assertThat(tables()).containsExactly("customers", "orders");
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-schema", "migrate"})
    void a_crash_in_between_repeats_nothing(String where) throws SQLException {
        brings("1.1", Shipped.CUSTOMERS, Shipped.ORDERS);
        deploy.planned("r2", "1.1");
        deploy.bench.crashAfter(where);

        deploy.authorised("r2").restarted();

        assertThat(deploy.bench.published(MigrationApplied.class)).hasSize(1);
        assertThat(deploy.story()).endsWith("ServiceStarted", "ServiceStarted", "ReleaseStarted");
        assertThat(applied()).containsExactly("0001_customers by r1", "0002_orders by r2");
    }

    @Test
    void a_crash_while_taking_back_repeats_nothing() throws SQLException {
        brings("1.1", Shipped.CUSTOMERS, Shipped.ORDERS);
        deploy.planned("r2", "1.1").authorised("r2");
        deploy.bench.crashAfter("revert-schema");

        deploy.failed("r2", Purpose.BEFORE_TRAFFIC).restarted();

        assertThat(deploy.bench.published(MigrationReverted.class)).hasSize(1);
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(real.ask("select name from slipway.migration_history where move = 'down'"))
                .containsExactly("0002_orders");
    }

    @Test
    void what_only_a_restore_brings_back_is_left_for_a_person_where_there_is_no_backup() throws SQLException {
        brings("1.1", Shipped.CUSTOMERS, Shipped.ORDERS);
        deploy.deployed("r2", "1.1");
        brings("1.2", Shipped.CUSTOMERS, Shipped.ORDERS, Shipped.ONE_WAY);
        deploy.planned("r3", "1.2");
        assertThat(deploy.plan("r3").getSteps().getFirst().getPointOfNoReturn()).isTrue();
        deploy.authorised("r3").forget();

        deploy.failed("r3", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.story()).endsWith("RollbackStuck");
        var reason = deploy.bench.published(RollbackStuck.class).getFirst().getReason();
        assertThat(reason.getRunbook()).contains("way-back-unclear");
        assertThat(reason.getMessage())
                .contains("0004_one_way", "the orders live elsewhere now", "no backup was taken", "Now 1.1 serves");
        assertThat(tables()).containsExactly("customers");
    }

    @Test
    void a_lock_that_others_hold_is_not_waited_for_in_front_of_everybody() throws SQLException {
        brings(
                "1.1",
                Shipped.CUSTOMERS,
                Shipped.migration(
                        2,
                        "names",
                        "alter table customers add column name text;",
                        "alter table customers drop column name;"));
        deploy.planned("r2", "1.1");
        try (var busy = database.owner().open();
                var statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table customers in access share mode");
            deploy.authorised("r2");
            assertThat(deploy.bench.published(MigrationApplied.class)).isEmpty();
            busy.rollback();
        }

        deploy.bench.advance(Duration.ofSeconds(2));

        assertThat(deploy.story()).contains("MigrationApplied").endsWith("ReleaseStarted");
    }

    @Test
    void a_migration_that_is_called_off_between_two_statements_leaves_nothing_of_it() throws SQLException {
        var two = Shipped.migration(
                2, "two", "create table a (id int);\ncreate table b (id int);", "drop table b;\ndrop table a;");
        var schema = real.schemas().of(SHOP).orElseThrow();
        var seen = new ArrayList<String>();
        var impatient = new Onlooker() {
            @Override
            public void sees(String sentence) {
                seen.add(sentence);
            }

            @Override
            public boolean callsOff() {
                return seen.getLast().contains("line 2");
            }
        };

        assertThat(schema.apply(
                        Shipped.set(Shipped.CUSTOMERS, two), two, new Claim("r2", 5), Optional.empty(), impatient))
                .isEmpty();

        assertThat(seen).last().isEqualTo("Running 0002_two, line 2.");
        assertThat(tables()).containsExactly("customers");
    }

    @Test
    void an_owner_from_before_is_told_that_its_time_is_over() throws SQLException {
        var schema = real.schemas().of(SHOP).orElseThrow();
        var set = Shipped.set(Shipped.CUSTOMERS, Shipped.ORDERS);
        schema.undo(new Claim("r2", 7), Onlooker.patient());

        assertThatThrownBy(() ->
                        schema.apply(set, Shipped.ORDERS, new Claim("r2", 6), Optional.empty(), Onlooker.patient()))
                .isInstanceOf(FencedOut.class)
                .hasMessageContaining("fencing token 6 because it has already obeyed 7");
        assertThat(tables()).containsExactly("customers");
    }

    @Test
    void a_release_that_does_not_go_on_from_where_the_database_stands_is_not_planned() {
        brings("1.1", Shipped.migration(1, "customers", "create table other ();", "drop table other;"), Shipped.ORDERS);

        deploy.planned("r2", "1.1");

        assertThat(deploy.bench.published(RolloutFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.getStep()).isEqualTo("plan");
            assertThat(failed.getReason().getCode()).isEqualTo("migrations-not-planned");
            assertThat(failed.getReason().getMessage()).contains("0001_customers.up.sql", "was edited");
        });
    }

    private List<String> applied() throws SQLException {
        return MigrationRunner.history(database.owner().dataSource()).applied().stream()
                .map(entry -> entry.name() + " by " + entry.deployment())
                .toList();
    }
}
