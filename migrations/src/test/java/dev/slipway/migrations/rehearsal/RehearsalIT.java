package dev.slipway.migrations.rehearsal;

import static dev.slipway.migrations.Sets.irreversible;
import static dev.slipway.migrations.Sets.migration;
import static dev.slipway.migrations.Sets.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.Sets;
import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.Finding.Code;
import dev.slipway.migrations.rehearsal.WayBack.Outcome;
import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.migrations.rehearsal.assertion.Expectation;
import dev.slipway.migrations.rehearsal.kind.MigrationKind;
import dev.slipway.migrations.rehearsal.watch.HeldLock;
import dev.slipway.migrations.rehearsal.watch.LockMode;
import dev.slipway.migrations.rehearsal.watch.RowsTouched;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalIT {

    private static final TableName USERS = new TableName("public", "users");
    private static final RehearsalLimits LIMITS =
            RehearsalLimits.usual().withMaxLock(Duration.ofMillis(400)).withMaxDuration(Duration.ofSeconds(20));

    private ScratchDatabase copy;

    @BeforeEach
    void copyOfProduction() {
        copy = SharedServer.newDatabase();
        sql("""
                create table users (id int generated always as identity primary key, mail text not null, age int);
                insert into users (mail, age) select 'user' || i || '@example.com', i % 90 from generate_series(1, 1000) i;
                create table orders (id int primary key, by int references users, at date not null default current_date);
                insert into orders select i, i from generate_series(1, 100) i;""");
    }

    @Test
    void a_good_migration_passes_and_is_measured() throws SQLException {
        var report = rehearsed(migration(
                1,
                "alter table users add nick text; update users set nick = mail where id <= 10;"
                        + " create table notes (id int);",
                "drop table notes; alter table users drop nick;"));

        assertThat(report.findings()).isEmpty();
        var migration = report.migrations().getFirst();
        assertThat(migration.migration()).isEqualTo("0001_m");
        assertThat(migration.classification().kind()).isEqualTo(MigrationKind.EXPAND);
        assertThat(migration.forward().rows()).containsExactly(new RowsTouched(USERS, 0, 10, 0));
        assertThat(migration.forward().rewritten()).isEmpty();
        assertThat(migration.forward().statements()).hasSize(3);
        assertThat(migration.forward().locks())
                .extracting(HeldLock::table, HeldLock::mode)
                .contains(tuple(USERS, LockMode.ACCESS_EXCLUSIVE));
        assertThat(migration.back().outcome()).isEqualTo(Outcome.CAME_BACK);
        assertThat(report.text())
                .contains("0001_m", "ACCESS EXCLUSIVE on public.users", "10 updated", "nothing speaks against it");
    }

    @Test
    void a_lying_rollback_that_makes_the_column_again_is_refused_and_named() throws SQLException {
        var report =
                rehearsed(migration(1, "alter table users drop column age;", "alter table users add column age int;"));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message())
                .contains("public.users", "column age was dropped and made again");
        assertThat(report.kind()).hasValue(MigrationKind.IRREVERSIBLE);
        assertThat(report.migrations().getFirst().back().outcome()).isEqualTo(Outcome.LEFT_TRACES);
        assertThat(report.text()).contains("DOES NOT COME BACK", "column age");
    }

    @Test
    void a_rollback_that_writes_to_a_table_which_the_migration_left_alone_is_refused() throws SQLException {
        var report = rehearsed(migration(
                1, "alter table users add x int;", "alter table users drop x; delete from orders where id = 7;"));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message()).contains("public.orders: it had 100 rows and has 99");
    }

    @Test
    void values_that_were_overwritten_are_missed_by_column() throws SQLException {
        var report = rehearsed(migration(1, "update users set mail = lower(mail) || '!';", "select 1;"));

        assertThat(report.findings().getFirst().message()).contains("column mail holds other values");
    }

    @Test
    void a_table_that_was_dropped_and_made_again_is_missed() throws SQLException {
        var report = rehearsed(
                migration(
                        1,
                        "drop table orders;",
                        "create table orders (id int primary key, by int references users, at date not null default current_date);"));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message())
                .contains("public.orders: the table was dropped and made again; it had 100 rows and has 0");
    }

    @Test
    void a_rollback_that_forgets_something_is_refused() throws SQLException {
        var report =
                rehearsed(migration(1, "alter table users add x int; create index i on users (x);", "drop index i;"));

        assertThat(codes(report)).containsExactly(Code.SCHEMA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message()).contains("+ column public.users.x: integer");
    }

    @Test
    void a_long_lock_is_refused_with_its_table_and_what_it_blocks() throws SQLException {
        var report = rehearsed(
                migration(1, "alter table users add x int; select pg_sleep(0.7);", "alter table users drop x;"));

        assertThat(codes(report)).containsExactly(Code.LOCK_TOO_LONG);
        assertThat(report.findings().getFirst().message())
                .contains("ACCESS EXCLUSIVE on public.users", "nobody can read or write it", "400 ms");
        var held = held(report, LockMode.ACCESS_EXCLUSIVE);
        assertThat(held).isBetween(Duration.ofMillis(700), Duration.ofSeconds(5));
    }

    @Test
    void a_lock_counts_from_when_it_was_taken_and_not_from_the_start_of_the_migration() throws SQLException {
        var report = rehearsed(
                migration(1, "select pg_sleep(0.7); alter table users add x int;", "alter table users drop x;"));

        assertThat(report.findings()).isEmpty();
        assertThat(held(report, LockMode.ACCESS_EXCLUSIVE)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void within_one_statement_a_lock_counts_from_when_it_was_seen_missing_last() throws SQLException {
        var report = rehearsed(migration(
                1,
                "do $$ begin perform pg_sleep(0.8); lock table users in share mode; perform pg_sleep(0.1); end $$;",
                "select 1;"));

        assertThat(report.findings()).isEmpty();
        assertThat(held(report, LockMode.SHARE)).isBetween(Duration.ofMillis(100), Duration.ofMillis(399));
    }

    @Test
    void a_long_lock_outside_a_transaction_is_seen_as_well() throws SQLException {
        var report = rehearsed(migration(
                1,
                "-- slipway: no-transaction\ndo $$ begin lock table users; perform pg_sleep(0.8); end $$;",
                "select 1;"));

        assertThat(codes(report)).containsExactly(Code.LOCK_TOO_LONG);
    }

    @Test
    void a_long_lock_of_the_way_back_is_refused_too() throws SQLException {
        var report = rehearsed(
                migration(1, "alter table users add x int;", "alter table users drop x; select pg_sleep(0.7);"));

        assertThat(codes(report)).containsExactly(Code.LOCK_TOO_LONG);
        assertThat(report.findings().getFirst().migration()).isEqualTo("rollback of 0001_m");
    }

    @Test
    void long_locks_on_what_the_migration_itself_has_made_bother_nobody() throws SQLException {
        var report = rehearsed(migration(1, "create table fresh (id int); select pg_sleep(0.7);", "drop table fresh;"));

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void a_migration_that_fails_is_refused_and_its_lock_still_told() throws SQLException {
        var report =
                rehearsed(table(1), migration(2, "alter table users add x int; select 1/0;", "select 1;"), table(3));

        assertThat(codes(report)).containsExactly(Code.MIGRATION_FAILS);
        assertThat(report.findings().getFirst().message()).contains("0002_m.up.sql:1", "division by zero");
        assertThat(report.migrations()).hasSize(2);
        assertThat(report.migrations().getLast().forward().locks()).isNotEmpty();
        assertThat(report.migrations().getFirst().back().outcome()).isEqualTo(Outcome.NOT_REACHED);
    }

    @Test
    void a_migration_that_the_data_refuses_fails_although_it_works_on_an_empty_database() throws SQLException {
        var report = rehearsed(migration(1, "create unique index i on users (age);", "drop index i;"));

        assertThat(codes(report)).containsExactly(Code.MIGRATION_FAILS);
        assertThat(report.findings().getFirst().message()).contains("could not create unique index");
    }

    @Test
    void a_rollback_that_fails_is_refused() throws SQLException {
        var report = rehearsed(migration(1, "create table a ();", "drop table wrong;"));

        assertThat(codes(report)).containsExactly(Code.ROLLBACK_FAILS);
        assertThat(report.migrations().getFirst().back().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_migration_that_does_not_run_a_second_time_is_refused() throws SQLException {
        sql("create sequence counter");

        var report = rehearsed(migration(
                1,
                "do $$ begin if nextval('counter') > 1 then raise 'only once'; end if; end $$; create table a ();",
                "drop table a;"));

        assertThat(codes(report)).containsExactly(Code.FAILS_THE_SECOND_TIME);
        assertThat(report.findings().getFirst().message()).contains("only once");
    }

    @Test
    void a_migration_that_makes_something_else_the_second_time_is_refused() throws SQLException {
        sql("create sequence counter");

        var report = rehearsed(migration(
                1,
                "do $$ begin execute 'create table a' || nextval('counter') || ' ()'; end $$;",
                "drop table if exists a1, a2;"));

        assertThat(codes(report)).containsExactly(Code.SECOND_TIME_DIFFERS);
        assertThat(report.findings().getFirst().message()).contains("- table public.a1", "+ table public.a2");
    }

    @Test
    void a_declared_irreversible_migration_is_not_undone_and_says_so() throws SQLException {
        var report = rehearsed(
                table(1), irreversible(2, "alter table users drop age;", "the ages are not ours to keep"), table(3));

        assertThat(report.findings()).isEmpty();
        assertThat(report.migrations())
                .extracting(each -> each.back().outcome())
                .containsExactly(Outcome.NOT_REACHED, Outcome.DECLARED_IRREVERSIBLE, Outcome.CAME_BACK);
        assertThat(report.kind()).hasValue(MigrationKind.IRREVERSIBLE);
        assertThat(report.text()).contains("the ages are not ours to keep");
    }

    @Test
    void of_several_migrations_the_one_that_loses_data_is_named() throws SQLException {
        var report = rehearsed(
                migration(1, "alter table orders add x int;", "alter table orders drop x;"),
                migration(2, "alter table users drop age;", "alter table users add age int;"),
                table(3));

        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().getFirst().migration()).isEqualTo("0002_m");
        assertThat(report.migrations())
                .extracting(each -> each.back().outcome())
                .containsExactly(Outcome.NOT_REACHED, Outcome.LEFT_TRACES, Outcome.CAME_BACK);
    }

    @Test
    void a_rewritten_table_is_told() throws SQLException {
        var report = rehearsed(
                migration(1, "alter table users alter age type bigint;", "alter table users alter age type int;"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.migrations().getFirst().forward().rewritten()).containsExactly(USERS);
        assertThat(report.kind()).hasValue(MigrationKind.CONTRACT);
        assertThat(report.text()).contains("rewrote public.users");
    }

    @Test
    void one_that_takes_too_long_is_refused() throws SQLException {
        var limits = LIMITS.withMaxDuration(Duration.ofMillis(500));

        var report = rehearsed(limits, List.of(), migration(1, "select pg_sleep(3);", "select 1;"));

        assertThat(codes(report)).containsExactly(Code.TOO_SLOW);
        assertThat(report.findings().getFirst().message()).contains("statement timeout", "500 ms");
    }

    @Test
    void one_that_takes_the_time_limit_away_is_ended_all_the_same() throws SQLException {
        var limits = LIMITS.withMaxDuration(Duration.ofMillis(200));

        var report = rehearsed(
                limits, List.of(), migration(1, "set statement_timeout = 0; select pg_sleep(60);", "select 1;"));

        assertThat(codes(report)).containsExactly(Code.TOO_SLOW);
        assertThat(report.findings().getFirst().message()).contains("was ended: it was still running after 5 s");
    }

    @Test
    void one_that_fills_the_disk_is_ended() throws SQLException {
        var limits = LIMITS.withMaxBytes(40_000_000);

        var report = rehearsed(
                limits,
                List.of(),
                migration(
                        1,
                        "create table fat as select repeat(md5(i::text), 60) as x from generate_series(1, 3000000) i;",
                        "drop table fat;"));

        assertThat(codes(report)).containsExactly(Code.TOO_LARGE);
    }

    @Test
    void an_index_built_concurrently_holds_no_lock_that_bothers() throws SQLException {
        var report =
                rehearsed(migration(1, "create index concurrently i on users (mail);", "drop index concurrently i;"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.kind()).hasValue(MigrationKind.EXPAND);
    }

    @Test
    void a_new_label_of_an_enumeration_cannot_be_undone_and_must_be_declared() throws SQLException {
        sql("create type mood as enum ('sad')");

        var lying = rehearsed(migration(1, "alter type mood add value 'happy';", "select 1;"));

        assertThat(codes(lying)).containsExactly(Code.SCHEMA_DOES_NOT_COME_BACK);
        assertThat(lying.kind()).hasValue(MigrationKind.EXPAND);
    }

    @Test
    void renames_are_contracts_that_come_back_with_their_data() throws SQLException {
        var report = rehearsed(migration(
                1,
                "alter table users rename mail to email; alter table orders rename to purchases;",
                "alter table purchases rename to orders; alter table users rename email to mail;"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.kind()).hasValue(MigrationKind.CONTRACT);
    }

    @Test
    void partitions_and_generated_columns_are_compared_like_everything_else() throws SQLException {
        sql("""
                create table events (id int, at date, twice int generated always as (id * 2) stored) partition by range (at);
                create table events_24 partition of events for values from ('2024-01-01') to ('2025-01-01');
                create table events_25 partition of events for values from ('2025-01-01') to ('2026-01-01');
                insert into events values (1, '2024-05-05'), (2, '2025-05-05');""");

        var good = rehearsed(
                migration(1, "alter table events add note text default 'x';", "alter table events drop note;"));
        assertThat(good.findings()).isEmpty();

        copyOfProduction();
        sql("""
                create table events (id int, at date) partition by range (at);
                create table events_24 partition of events for values from ('2024-01-01') to ('2025-01-01');
                insert into events values (1, '2024-05-05');""");
        var lying = rehearsed(migration(
                1,
                "drop table events_24;",
                "create table events_24 partition of events for values from ('2024-01-01') to ('2025-01-01');"));
        assertThat(codes(lying)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(lying.findings().getFirst().message()).contains("public.events_24");
    }

    @Test
    void mg_003_assertions_are_asked_before_and_after() throws SQLException {
        var report = rehearsed(
                LIMITS,
                List.of(
                        new Assertion("as many users", "select count(*) from users;", new Expectation.Unchanged()),
                        new Assertion(
                                "all have a nick",
                                "select count(*) from users where nick is null",
                                new Expectation.Afterwards("0")),
                        new Assertion(
                                "nobody is old",
                                "select count(*) from users where age > 150",
                                new Expectation.Always("0"))),
                migration(
                        1,
                        "alter table users add nick text; update users set nick = mail where id < 1000; delete from users where id = 999;",
                        "alter table users drop nick;"));

        assertThat(report.assertions())
                .extracting(each -> each.name() + ": " + each.outcome())
                .containsExactly(
                        "as many users: it was 1000 before the migrations and is 999 after them",
                        "all have a nick: it is 1 after the migrations, and should be 0",
                        "nobody is old: is 0 before and after");
        assertThat(codes(report)).contains(Code.ASSERTION_FAILS, Code.ASSERTION_FAILS, Code.DATA_DOES_NOT_COME_BACK);
    }

    @Test
    void what_was_applied_already_is_not_played_again() throws SQLException {
        rehearsed(table(1));

        assertThat(rehearsed(table(1))).satisfies(report -> {
            assertThat(report.migrations()).isEmpty();
            assertThat(report.passed()).isTrue();
            assertThat(report.text()).contains("nothing is pending");
        });
    }

    @Test
    void files_that_do_not_fit_the_history_of_the_copy_are_refused_before_anything_runs() throws SQLException {
        rehearsed(table(1));

        var report = rehearsed(migration(1, "create table other ();", "drop table other;"));

        assertThat(codes(report)).containsExactly(Code.CANNOT_RUN);
        assertThat(report.findings().getFirst().message()).contains("0001_m.up.sql");
    }

    @Test
    void what_runs_on_the_copy_does_not_get_out_of_it() throws SQLException {
        SharedServer.execute(
                copy.superuser(),
                "grant pg_execute_server_program to " + copy.owner().user());

        var report = rehearsed(migration(1, "copy users to program 'cat';", "select 1;"));

        assertThat(codes(report)).containsExactly(Code.MIGRATION_FAILS);
        assertThat(report.findings().getFirst().message()).contains("pg_execute_server_program");
    }

    @Test
    void a_sequence_that_starts_again_would_give_out_what_is_taken() throws SQLException {
        sql("create sequence tickets; select nextval('tickets') from generate_series(1, 50)");

        var report = rehearsed(migration(1, "drop sequence tickets;", "create sequence tickets;"));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message()).contains("sequence public.tickets at its start was at 50");
    }

    @Test
    void numbers_that_were_taken_in_the_rehearsal_are_no_loss() throws SQLException {
        var report = rehearsed(migration(
                1,
                "insert into users (mail) values ('new@example.com');",
                "delete from users where mail like 'new@%';"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.kind()).hasValue(MigrationKind.UNKNOWN);
    }

    @Test
    void a_migration_that_locks_its_own_role_out_is_refused() throws SQLException {
        var report = rehearsed(
                LIMITS,
                List.of(new Assertion("one", "select 1", new Expectation.Always("1"))),
                migration(1, "alter role current_user password 'another';", "select 1;"));

        assertThat(codes(report)).containsExactly(Code.ASSERTION_FAILS, Code.ROLLBACK_FAILS);
        assertThat(report.findings().getLast().message()).contains("password authentication failed");
    }

    @Test
    void a_migration_that_ends_its_own_session_fails() throws SQLException {
        var report = rehearsed(migration(1, "select pg_terminate_backend(pg_backend_pid());", "select 1;"));

        assertThat(codes(report)).containsExactly(Code.MIGRATION_FAILS);
    }

    @Test
    void limits_that_a_migration_leaves_on_the_database_do_not_blind_the_comparison() throws SQLException {
        var database = copy.owner().database();
        var report = rehearsed(migration(
                1,
                "alter database %1$s set search_path = nowhere; alter database %1$s set timezone = 'Asia/Tokyo';"
                        .formatted(database),
                "alter database %1$s reset search_path; alter database %1$s reset timezone; delete from public.users where id = 1000;"
                        .formatted(database)));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.kind()).hasValue(MigrationKind.IRREVERSIBLE);
    }

    @Test
    void limits_that_leave_nobody_room_are_a_finding() throws SQLException {
        var report = rehearsed(migration(1, """
                alter database %1$s set default_transaction_read_only = on;
                alter database %1$s set statement_timeout = 1;
                alter database %1$s connection limit 9;""".formatted(copy.owner().database()), "select 1;"));

        assertThat(report.findings()).isNotEmpty();
        assertThat(report.migrations().getFirst().back().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(SharedServer.ask(
                        SharedServer.newDatabase().superuser(),
                        "select count(*) from pg_roles where rolname like 'slipway_reader%'"))
                .containsExactly("0");
    }

    @Test
    void a_commit_that_never_ends_is_ended() throws SQLException {
        sql("""
                create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(60); return null; end';
                create constraint trigger linger after insert on orders deferrable initially deferred
                for each row execute function linger();""");
        var limits = LIMITS.withMaxDuration(Duration.ofMillis(200));

        var report = rehearsed(
                limits,
                List.of(),
                migration(1, "set statement_timeout = 0; insert into orders values (101, 1);", "select 1;"));

        assertThat(codes(report)).contains(Code.TOO_SLOW);
    }

    @Test
    void what_somebody_has_just_read_is_not_read_again() throws SQLException {
        var contents = new HashMap<TableName, TableContent>();
        try (var connection = copy.owner().open()) {
            var hash = RowHash.on(connection);
            for (var table : hash.tables()) {
                contents.put(table.name(), hash.of(table));
            }
        }
        var migrations = Sets.of(table(1));
        assertThat(new Rehearsal(copy, LIMITS, List.of(), InstantSource.system())
                        .knowing(contents)
                        .of(migrations)
                        .findings())
                .isEmpty();

        copyOfProduction();
        contents.computeIfPresent(USERS, (_, content) -> new TableContent(7, "0", content.columns()));
        assertThat(new Rehearsal(copy, LIMITS, List.of(), InstantSource.system())
                        .knowing(contents)
                        .of(migrations)
                        .findings())
                .singleElement()
                .asString()
                .contains("public.users: it had 7 rows and has 1000");
    }

    @Test
    void a_loss_in_a_table_that_nobody_has_written_to_is_refused() throws SQLException {
        sql("""
                create type place as (street text, town text);
                create table shops (id int, at place);
                insert into shops values (1, row ('Long Lane', 'York'));""");

        var report = rehearsed(
                migration(1, "alter type place drop attribute town;", "alter type place add attribute town text;"));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message()).contains("public.shops: column at holds other values");
    }

    @Test
    void rows_behind_a_policy_are_compared_as_well() throws SQLException {
        sql("""
                alter table users enable row level security;
                alter table users force row level security;
                create policy young on users using (age < 50);""");

        var report = rehearsed(migration(
                1,
                "alter table users no force row level security; update users set age = 89 where age = 88; alter table users force row level security;",
                "select 1;"));

        assertThat(codes(report)).containsExactly(Code.DATA_DOES_NOT_COME_BACK);
        assertThat(report.findings().getFirst().message()).contains("column age holds other values");
    }

    @Test
    void a_database_of_another_tool_is_to_be_adopted_first() throws SQLException {
        sql("""
                create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null,
                  finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
                  started_at timestamptz not null default now(), applied_steps_count int not null default 0);
                insert into _prisma_migrations (id, checksum, finished_at, migration_name) values ('a', 'b', now(), '0001_m')""");

        var report = rehearsed(table(1));

        assertThat(codes(report)).containsExactly(Code.CANNOT_RUN);
        assertThat(report.findings().getFirst().message()).contains("slipway migrations adopt");
    }

    @Test
    void what_belongs_to_another_role_is_migrated_by_a_member_of_it() throws SQLException {
        copy.prepare(List.of(), List.of("shop"));
        SharedServer.execute(copy.superuser(), "alter table users owner to shop; alter table orders owner to shop");

        var good = rehearsed(migration(1, "alter table users add x int;", "alter table users drop x;"));
        assertThat(good.findings()).isEmpty();

        var lying = rehearsed(
                migration(1, "alter table users add x int;", "alter table users drop x;"),
                migration(2, "truncate orders;", "select 1;"));
        assertThat(lying.findings().getFirst().message()).contains("it had 100 rows and has 0");
    }

    @Test
    void the_copy_of_a_database_with_a_high_token_is_rehearsed_all_the_same() throws SQLException {
        rehearsed(table(1));
        sql("update slipway.migration_fence set fencing_token = 4711");

        assertThat(rehearsed(table(1), table(2)).findings()).isEmpty();
    }

    private RehearsalReport rehearsed(Migration... migrations) throws SQLException {
        return rehearsed(LIMITS, List.of(), migrations);
    }

    private RehearsalReport rehearsed(RehearsalLimits limits, List<Assertion> assertions, Migration... migrations)
            throws SQLException {
        return new Rehearsal(copy, limits, assertions, InstantSource.system()).of(Sets.of(migrations));
    }

    private static List<Code> codes(RehearsalReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    private static Duration held(RehearsalReport report, LockMode mode) {
        return report.migrations().getFirst().forward().locks().stream()
                .filter(lock -> lock.table().equals(USERS) && lock.mode() == mode)
                .map(HeldLock::held)
                .findFirst()
                .orElseThrow();
    }

    private void sql(String sql) {
        SharedServer.execute(copy.owner(), sql);
    }
}
