package dev.slipway.backup.loss;

import static dev.slipway.backup.postgres.SampleServers.ask;
import static dev.slipway.backup.postgres.SampleServers.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.loss.Swap.Stage;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SampleServers;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwapIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Loss NOTHING = new Loss(List.of(), OptionalLong.empty(), List.of());
    private static final Instant DECIDED = Instant.parse("2026-03-01T02:03:04Z");

    private ScratchDatabase database;
    private SwapPlan plan;
    private DatabasePicture picture;
    private byte[] dump = {};

    @BeforeEach
    void backedUpDatabase() throws Exception {
        database = SampleServers.original();
        var name = database.owner().database();
        plan = SwapPlan.of(name, "backup-1", DECIDED);
        execute(database.owner(), """
                create table a (id bigserial primary key, x text); insert into a (x) select 'v' || n from generate_series(1, 100) n;
                create table b (id int primary key); insert into b values (1)""");
        execute(database.superuser(), """
                alter database %1$s set work_mem = '7MB'; alter database %1$s set search_path = "$user", public, "Od d";
                alter role %1$s in database %1$s set application_name = 'it''s'; alter database %1$s connection limit 33;
                comment on database %1$s is 'the shop'; grant connect, create on database %1$s to public""".formatted(name));
        var bytes = new ByteArrayOutputStream();
        picture = SampleServers.dump(database.superuser())
                .writeTo(bytes, ByteProgress.NOBODY)
                .picture();
        dump = bytes.toByteArray();
    }

    @Test
    void what_was_written_since_is_counted_by_table() throws Exception {
        assertThat(loss().rows()).isZero();
        execute(database.owner(), """
                insert into a (x) select 'new' from generate_series(1, 30); update a set x = 'other' where id <= 5;
                delete from a where id between 10 and 12; alter table b add more text;
                create table c as select 1 as one from generate_series(1, 4); create schema slipway; create table slipway.note as select 1""");

        var loss = settledLoss(42);

        assertThat(loss.tables())
                .extracting(LostRows::toString)
                .containsExactly(
                        "public.a: 30 rows inserted, 5 updated, 3 deleted since",
                        "public.c: 4 rows inserted, 0 updated, 0 deleted since");
        assertThat(loss.walBytes().orElseThrow()).isPositive();
    }

    @Test
    void a_reset_of_the_counters_does_not_hide_a_loss() throws Exception {
        execute(database.owner(), "update a set x = 'other' where id = 5; insert into b values (2)");
        execute(database.superuser(), "select pg_stat_reset()");

        assertThat(loss().tables())
                .extracting(LostRows::toString)
                .containsExactly(
                        "public.a: 0 rows inserted, 1 updated, 0 deleted since (at least)",
                        "public.b: 1 rows inserted, 0 updated, 0 deleted since (at least)");
    }

    @Test
    void emptying_a_table_at_one_stroke_does_not_hide_a_loss() throws Exception {
        execute(database.owner(), "truncate a; insert into a (x) values ('new'); truncate b");

        assertThat(settledLoss(102).tables())
                .extracting(LostRows::toString)
                .containsExactly(
                        "public.a: 1 rows inserted, 0 updated, 100 deleted since (at least)",
                        "public.b: 0 rows inserted, 0 updated, 1 deleted since (at least)");
    }

    @Test
    void what_was_never_committed_is_no_loss() throws Exception {
        execute(database.owner(), "begin; insert into a (x) select 'no' from generate_series(1, 20); rollback");
        execute(database.owner(), "insert into a (x) values ('yes')");

        assertThat(settledLoss(1).tables())
                .extracting(LostRows::toString)
                .containsExactly("public.a: 1 rows inserted, 0 updated, 0 deleted since");
    }

    @Test
    void behind_the_closed_door_only_what_has_changed_is_read_and_of_that_nothing_large() throws Exception {
        execute(database.owner(), """
                create table large (id int primary key, x text); alter table large alter x set storage plain;
                insert into large select n, repeat(md5(n::text), 60) from generate_series(1, 40000) n;
                update a set x = 'before' where id <= 3""");
        untilAllHaveLeft();
        var before = tally();
        execute(database.owner(), """
                insert into large values (0, 'late'); delete from large where id between 1 and 4;
                update a set x = 'late' where id between 3 and 5""");
        untilAllHaveLeft();
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);
        var scans = List.of(scans("a"), scans("b"), scans("large"));

        Loss loss;
        try (var door = swap.stopWrites(PATIENCE)) {
            loss = door.loss(new LossMeasure(picture), before);
        }

        untilAllHaveLeft();
        assertThat(loss.tables())
                .extracting(LostRows::toString)
                .containsExactly(
                        "public.large: 40001 rows inserted, 0 updated, 4 deleted since",
                        "public.a: 0 rows inserted, 6 updated, 0 deleted since");
        assertThat(List.of(scans("b"), scans("large"))).isEqualTo(scans.subList(1, 3));
        assertThat(scans("a")).isNotEqualTo(scans.getFirst());
    }

    @Test
    void what_a_subscription_does_in_the_database_is_ended_too() throws Exception {
        try (var publisher = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            execute(
                    database.superuser(),
                    "create subscription silent connection 'host=127.0.0.1 port=%d dbname=x' publication p with (connect = false, slot_name = 's')"
                            .formatted(publisher.getLocalPort()));
            execute(database.superuser(), "alter subscription silent enable");
            publisher.setSoTimeout((int) PATIENCE.toMillis());
            var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);
            swap.restore(picture, stream(), SampleServers.tools(), ByteProgress.NOBODY);
            try (var worker = publisher.accept();
                    var door = swap.stopWrites(PATIENCE)) {
                assertThat(worker.isConnected()).isTrue();
                swap.exchange(door, NOTHING, PATIENCE);
            }
            assertThat(swap.look()).isEqualTo(Stage.EXCHANGED);
        }
    }

    @Test
    void what_the_dump_would_run_on_events_never_runs_with_the_power_of_the_superuser() throws Exception {
        execute(database.superuser(), """
                create function trap() returns event_trigger language plpgsql as $$
                begin if current_database() like '%%\\_new\\_%%' then execute 'create role trapped'; end if; end$$;
                alter function trap() owner to %s;
                create event trigger trap on ddl_command_end execute function trap();
                alter event trigger trap enable always""".formatted(database.owner().user()));
        var bytes = new ByteArrayOutputStream();
        var trapped = SampleServers.dump(database.superuser())
                .writeTo(bytes, ByteProgress.NOBODY)
                .picture();
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);

        var comparison = swap.restore(
                trapped, new ByteArrayInputStream(bytes.toByteArray()), SampleServers.tools(), ByteProgress.NOBODY);

        assertThat(comparison.differences()).isEmpty();
        assertThat(ask(admin(), "select rolname from pg_roles where rolname = 'trapped'"))
                .isEmpty();
        swap.abandon();
    }

    @Test
    void the_restored_database_lies_where_the_replaced_one_lay() throws Exception {
        try (var connection = admin().open();
                var statement = connection.createStatement()) {
            statement.execute("set allow_in_place_tablespaces = on");
            statement.execute("create tablespace \"Fast\" location ''");
            statement.execute("alter database " + plan.live() + " set tablespace \"Fast\"");
        }
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);
        swap.restore(picture, stream(), SampleServers.tools(), ByteProgress.NOBODY);

        try (var door = swap.stopWrites(PATIENCE)) {
            swap.exchange(door, NOTHING, PATIENCE);
        }

        assertThat(ask(admin(), """
                select s.spcname from pg_database d join pg_tablespace s on s.oid = d.dattablespace where d.datname = '%s'""".formatted(plan.live()))).containsExactly("Fast");
    }

    @Test
    void a_restore_that_grows_beyond_what_was_backed_up_is_ended_and_leaves_nothing_on_the_disk() throws Exception {
        execute(database.owner(), """
                create function swollen(x text) returns text immutable language plpgsql as 'begin return repeat(md5(x), 20000); end';
                create table c (x text, y text generated always as (swollen(x)) stored); alter table c alter y set storage external""");
        var small = SampleServers.dump(database.superuser())
                .writeTo(OutputStream.nullOutputStream(), ByteProgress.NOBODY)
                .picture();
        execute(database.owner(), "insert into c (x) select 'v' || n from generate_series(1, 900) n");
        var bytes = new ByteArrayOutputStream();
        SampleServers.dump(database.superuser()).writeTo(bytes, ByteProgress.NOBODY);
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);

        assertThatThrownBy(() -> swap.restore(
                        small,
                        new ByteArrayInputStream(bytes.toByteArray()),
                        SampleServers.tools(),
                        ByteProgress.NOBODY))
                .isInstanceOfSatisfying(PostgresTrouble.class, trouble -> {
                    assertThat(trouble.passes()).isFalse();
                    assertThat(trouble).hasMessageContaining("has grown to");
                });
        assertThat(databases()).doesNotContain(plan.incoming());
    }

    @Test
    void a_superuser_puts_a_database_back_with_all_that_belongs_to_it() throws Exception {
        putsBack(database.superuser());
    }

    @Test
    void an_owner_who_may_create_databases_puts_one_back() throws Exception {
        execute(database.superuser(), "alter role " + database.owner().user() + " createdb");
        try {
            putsBack(database.owner());
        } finally {
            execute(admin(), "alter role " + database.owner().user() + " nocreatedb");
        }
    }

    private void putsBack(Login login) throws Exception {
        execute(database.owner(), "insert into a (x) select 'lost' from generate_series(1, 7)");
        var possessed = possessions();
        var before = tally();
        var swap = new Swap(DatabaseUrl.of(login), plan);
        assertThat(swap.look()).isEqualTo(Stage.TO_RESTORE);
        assertThat(swap.restore(picture, stream(), SampleServers.tools(), ByteProgress.NOBODY)
                        .differences())
                .isEmpty();
        assertThat(swap.look()).isEqualTo(Stage.TO_EXCHANGE);

        try (var writer = database.owner().open();
                var statement = writer.createStatement();
                var door = swap.stopWrites(PATIENCE)) {
            assertThatThrownBy(() -> statement.execute("insert into a (x) values ('late')"))
                    .isNotNull();
            assertThatThrownBy(() -> database.owner().open().close()).hasMessageContaining("not currently accepting");
            var lost = door.loss(new LossMeasure(picture), before);
            assertThat(lost.rows()).isEqualTo(7);
            swap.exchange(door, lost, PATIENCE);
        }

        assertThat(swap.look()).isEqualTo(Stage.EXCHANGED);
        assertThat(ask(database.owner(), "select count(*) from a")).containsExactly("100");
        assertThat(possessions()).isEqualTo(possessed);
        assertThat(swap.lost().orElseThrow().tables())
                .extracting(LostRows::toString)
                .containsExactly("public.a: 7 rows inserted, 0 updated, 0 deleted since");
        assertThat(databases()).contains(plan.live(), plan.kept()).doesNotContain(plan.incoming());
        swap.abandon();
        assertThat(ask(database.owner(), "select nextval('a_id_seq')")).containsExactly("101");
        theReplacedDatabaseGoesOnceNobodyUsesIt(new Replaced(DatabaseUrl.of(login)));
        assertThat(ask(admin(), "select rolname from pg_roles where rolname like '%_new_%'"))
                .isEmpty();
    }

    private void theReplacedDatabaseGoesOnceNobodyUsesIt(Replaced replaced) throws Exception {
        assertThat(replaced.list()).containsExactly(plan.kept());
        var kept = new Login(admin().host(), admin().port(), plan.kept(), admin().user(), admin().password());
        execute(admin(), "alter database \"" + plan.kept() + "\" allow_connections true");
        try (var somebody = kept.open()) {
            assertThat(somebody.isValid(1)).isTrue();
            assertThat(replaced.drop(plan.kept())).isEqualTo(Replaced.Fate.IN_USE);
        }
        execute(admin(), "comment on database \"" + plan.kept() + "\" is 'ours'");
        assertThat(replaced.drop(plan.kept())).isEqualTo(Replaced.Fate.NOT_THERE);
        execute(admin(), "comment on database \"" + plan.kept() + "\" is '" + Replaced.MARK + "'");
        assertThat(replaced.drop(plan.live())).isEqualTo(Replaced.Fate.NOT_THERE);
        assertThat(replaced.drop(plan.kept())).isEqualTo(Replaced.Fate.DROPPED);
        assertThat(replaced.drop(plan.kept())).isEqualTo(Replaced.Fate.NOT_THERE);
        assertThat(databases()).contains(plan.live()).doesNotContain(plan.kept());
    }

    @Test
    void a_restore_that_breaks_leaves_the_live_database_alone_and_can_be_repeated() throws Exception {
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the seal is broken");
            }
        };

        assertThatThrownBy(() -> swap.restore(picture, broken, SampleServers.tools(), ByteProgress.NOBODY))
                .hasMessage("the seal is broken");
        assertThat(swap.look()).isEqualTo(Stage.TO_RESTORE);
        assertThat(ask(database.owner(), "select count(*) from a")).containsExactly("100");
        assertThat(swap.restore(picture, stream(), SampleServers.tools(), ByteProgress.NOBODY)
                        .isEqual())
                .isTrue();
        swap.abandon();
        assertThat(databases()).doesNotContain(plan.incoming(), plan.kept());
    }

    @Test
    void a_copy_that_differs_is_never_exchanged() throws Exception {
        execute(database.owner(), "insert into b values (2)");
        var bytes = new ByteArrayOutputStream();
        SampleServers.dump(database.superuser()).writeTo(bytes, ByteProgress.NOBODY);
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);

        assertThat(swap.restore(
                                picture,
                                new ByteArrayInputStream(bytes.toByteArray()),
                                SampleServers.tools(),
                                ByteProgress.NOBODY)
                        .differences())
                .containsExactly("public.b: 1 row in the original, 2 rows in the copy");
        try (var door = swap.stopWrites(PATIENCE)) {
            assertThatThrownBy(() -> swap.exchange(door, NOTHING, PATIENCE)).isInstanceOf(PostgresTrouble.class);
        }
        assertThat(ask(database.owner(), "select count(*) from b")).containsExactly("2");
    }

    @Test
    void a_door_that_a_crash_left_closed_is_no_obstacle() throws Exception {
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);
        swap.restore(picture, stream(), SampleServers.tools(), ByteProgress.NOBODY);
        execute(admin(), "alter database " + plan.live() + " allow_connections false");

        try (var door = swap.stopWrites(PATIENCE)) {
            swap.exchange(door, NOTHING, PATIENCE);
        }

        assertThat(ask(database.owner(), "select count(*) from a")).containsExactly("100");
    }

    @Test
    void a_swap_that_is_not_made_lets_writers_in_again() throws Exception {
        var swap = new Swap(DatabaseUrl.of(database.superuser()), plan);
        var before = tally();
        try (var door = swap.stopWrites(PATIENCE)) {
            assertThat(door.loss(new LossMeasure(picture), before).rows()).isZero();
        }

        execute(database.owner(), "insert into b values (2)");
    }

    /** Counters of a session that is still there arrive a little later. */
    private Loss settledLoss(long rows) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var loss = loss();
        while (loss.rows() != rows && System.nanoTime() < deadline) {
            loss = loss();
        }
        return loss;
    }

    private Loss loss() throws Exception {
        return tally().loss();
    }

    private Tally tally() throws Exception {
        try (var connection = database.superuser().open()) {
            return new LossMeasure(picture).on(connection);
        }
    }

    /** A session has told the server's counters everything before it is seen no more. */
    private void untilAllHaveLeft() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var others = "select pid from pg_stat_activity where datname = '%s'".formatted(plan.live());
        while (!ask(admin(), others).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private List<String> scans(String table) {
        return ask(database.superuser(), "select pg_stat_get_numscans('%s'::regclass)".formatted(table));
    }

    private List<String> possessions() {
        return ask(admin(), """
                select concat_ws(' ', pg_get_userbyid(datdba), datconnlimit, datallowconn, encoding, shobj_description(d.oid, 'pg_database'),
                  (select string_agg(x::text, ',' order by x::text) from aclexplode(datacl) x),
                  (select string_agg(setrole || setconfig::text, ',' order by setrole) from pg_db_role_setting where setdatabase = d.oid))
                from pg_database d where datname = '%s'""".formatted(plan.live()));
    }

    private List<String> databases() {
        return ask(admin(), "select datname from pg_database");
    }

    private Login admin() {
        var superuser = database.superuser();
        return new Login(superuser.host(), superuser.port(), "postgres", superuser.user(), superuser.password());
    }

    private InputStream stream() {
        return new ByteArrayInputStream(dump);
    }
}
