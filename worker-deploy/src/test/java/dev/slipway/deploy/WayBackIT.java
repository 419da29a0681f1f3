package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DataAsserted;
import dev.slipway.events.Evidence;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Purpose;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.UndoPath;
import dev.slipway.events.WayBackChosen;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Undoing a rollout whose database people have written into, with a real database. */
class WayBackIT {

    private static final Migration NICKNAMES = Shipped.migration(
            2, "nicknames", "alter table customers add nick text;", "alter table customers drop column nick;");
    private static final Migration RENAMED = Shipped.migration(
            2,
            "renamed",
            "create table clients (id int primary key, name text); drop table customers;",
            "create table customers (id int primary key); drop table clients;");

    private static final Migration GOLD = Shipped.migration(
            2,
            "gold",
            "alter table customers add gold boolean not null default true;",
            "alter table customers drop gold;");

    private static ScratchPostgres server;

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
    void a_release_serves_with_customers_in_its_database() {
        begin("");
    }

    private void begin(String backupRules) {
        real = new RealDatabase(server.newDatabase());
        deploy = new DeployBench(real.schemas(backupRules));
        brings("1.0", Shipped.CUSTOMERS);
        deploy.deployed("r1", "1.0").forget();
        real.execute("insert into customers values (1), (2), (3)");
    }

    private void brings(String version, Migration... migrations) {
        deploy.bundles.shipped.put(version, Shipped.set(migrations));
    }

    private void shifted(Migration migration, MigrationClass kind) {
        brings("1.1", Shipped.CUSTOMERS, migration);
        deploy.planned("r2", "1.1")
                .authorisedUpon("b-1", "r2", Map.of(migration.name(), kind))
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
    }

    private WayBackChosen chosen() {
        return deploy.bench.published(WayBackChosen.class).getLast();
    }

    @Test
    void mg_001_what_nobody_has_written_into_is_taken_back() {
        shifted(NICKNAMES, MigrationClass.EXPAND);

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(chosen().getPath()).isEqualTo(UndoPath.DOWN_MIGRATION);
        assertThat(deploy.story()).endsWith("MigrationReverted", "ReleaseRolledBack");
        assertThat(columns()).containsExactly("id");
    }

    @Test
    void what_people_have_written_into_a_new_column_stays_and_the_release_before_works_on_it() {
        shifted(NICKNAMES, MigrationClass.EXPAND);
        real.execute("update customers set nick = 'ada' where id = 1");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(chosen().getPath()).isEqualTo(UndoPath.APPLICATION_ONLY);
        assertThat(chosen().getReason().getMessage())
                .contains("1 row that was written", "public.customers 1, column nick");
        assertThat(deploy.story()).endsWith("WayBackChosen", "ReleaseRolledBack");
        assertThat(columns()).containsExactly("id", "nick");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_lossy_rollback_is_not_run_over_rows_that_were_written_since() {
        shifted(RENAMED, MigrationClass.CONTRACT);
        real.execute("insert into clients values (7, 'grace')");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).endsWith("WayBackChosen", "RollbackStuck");
        assertThat(deploy.bench
                        .published(RollbackStuck.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("1 row", "public.clients 1, the whole table", "more than the 0", "0002_renamed has changed");
        assertThat(real.ask("select name from clients")).containsExactly("grace");
        assertThat(deploy.router.table().release()).isEqualTo("1.0");
    }

    @Test
    void a_loss_that_the_operator_allows_does_not_stop_the_rollback() {
        begin("lose-unasked: 1");
        shifted(RENAMED, MigrationClass.CONTRACT);
        real.execute("insert into clients values (7, 'grace')");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(chosen().getPath()).isEqualTo(UndoPath.DOWN_MIGRATION);
        assertThat(chosen().getReason().getMessage()).contains("no more than the 1 that `lose-unasked` allows");
        assertThat(real.tables()).containsExactly("customers");
    }

    @Test
    void mg_003_what_a_release_says_about_its_data_is_asked_before_and_after() {
        beginWithAssertions();
        brings("1.1", Shipped.CUSTOMERS, GOLD);

        deploy.deployed("r2", "1.1");

        assertThat(deploy.bench.published(DataAsserted.class))
                .extracting(asked -> asked.getMigrated() + " "
                        + asked.getFindings().stream().map(Evidence::getName).toList())
                .containsExactly(
                        "false [customers have numbers above zero]",
                        "true [customers have numbers above zero, everybody is gold]");
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void mg_003_a_sentence_that_the_migrations_make_untrue_takes_them_back() {
        beginWithAssertions();
        brings(
                "1.1",
                Shipped.CUSTOMERS,
                Shipped.migration(
                        2,
                        "gold",
                        "alter table customers add gold boolean; update customers set gold = id <> 2;",
                        "alter table customers drop gold;"));

        var plan = deploy.planned("r2", "1.1").plan("r2");

        deploy.forget().authorised("r2", plan);

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutStarted",
                        "DataAsserted",
                        "MigrationApplied",
                        "DataAsserted",
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
                .contains("everybody is gold is false, and should be true", "after its migrations");
        assertThat(columns()).containsExactly("id");
    }

    @Test
    void mg_003_a_sentence_that_is_untrue_already_keeps_the_migrations_from_running() {
        beginWithAssertions();
        brings("1.1", Shipped.CUSTOMERS, GOLD);
        real.execute("insert into customers values (-1)");

        var plan = deploy.planned("r2", "1.1").plan("r2");

        deploy.forget().authorised("r2", plan);

        assertThat(deploy.story()).doesNotContain("MigrationApplied").endsWith("ReleaseRolledBack");
        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("customers have numbers above zero is 1, and should be 0", "were not run");
        assertThat(columns()).containsExactly("id");
    }

    private void beginWithAssertions() {
        begin("");
        deploy = new DeployBench(real.schemas(), FakeBundles.SHOP_WITH_ASSERTIONS);
    }

    @Test
    void a_statement_that_takes_longer_than_the_rehearsal_lets_expect_is_ended_and_taken_back() {
        var slow =
                Shipped.migration(2, "slow", "create table half (id int);\nselect pg_sleep(600);", "drop table half;");
        brings("1.1", Shipped.CUSTOMERS, slow);

        deploy.planned("r2", "1.1").authorisedWithin(Duration.ofMillis(300), "r2");

        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("0002_slow.up.sql:2", "statement timeout");
        assertThat(deploy.story()).endsWith("WayBackChosen", "ReleaseRolledBack");
        assertThat(chosen().getPath()).isEqualTo(UndoPath.APPLICATION_ONLY);
        assertThat(real.tables()).containsExactly("customers");
    }

    @Test
    void a_connection_that_is_lost_in_mid_migration_leaves_nothing_and_the_next_attempt_does_it() {
        var dying = Shipped.migration(2, "dying", """
                create table orders (id int);
                select pg_terminate_backend(pg_backend_pid()) from chance where first;
                """, "drop table orders;");
        real.execute("create table chance (first boolean); insert into chance values (true)");
        brings("1.1", Shipped.CUSTOMERS, dying);

        deploy.planned("r2", "1.1").authorised("r2");
        assertThat(real.tables()).containsExactly("chance", "customers");
        assertThat(deploy.story()).doesNotContain("RolloutFailed", "MigrationApplied");
        real.execute("update chance set first = false");
        deploy.bench.advance(Duration.ofSeconds(2));

        assertThat(deploy.story()).contains("MigrationApplied").endsWith("ReleaseStarted");
        assertThat(real.tables()).containsExactly("chance", "customers", "orders");
    }

    @Test
    void a_lock_that_never_comes_ends_the_rollout_with_the_schema_as_it_was() throws SQLException {
        brings("1.1", Shipped.CUSTOMERS, NICKNAMES);
        var plan = deploy.planned("r2", "1.1").plan("r2");
        deploy.forget();
        try (var busy = real.database().owner().open();
                var statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table customers in access share mode");

            deploy.authorised("r2", plan);
            deploy.bench.advance(Duration.ofMinutes(10));

            busy.rollback();
        }

        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("0002_nicknames", "lock");
        assertThat(deploy.story())
                .containsExactly(
                        "RolloutStarted", "RolloutFailed", "RollbackStarted", "WayBackChosen", "ReleaseRolledBack");
        assertThat(columns()).containsExactly("id");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    private List<String> columns() {
        return real.ask("select attname from pg_attribute where attrelid = 'customers'::regclass and attnum > 0"
                + " and not attisdropped order by attnum");
    }
}
