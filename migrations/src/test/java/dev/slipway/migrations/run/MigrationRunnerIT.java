package dev.slipway.migrations.run;

import static dev.slipway.migrations.Sets.irreversible;
import static dev.slipway.migrations.Sets.migration;
import static dev.slipway.migrations.Sets.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migrations.Layout;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Sets;
import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.run.RunResult.Finished;
import dev.slipway.migrations.run.RunResult.Ran;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.sql.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationRunnerIT {

    private Login login;

    @BeforeEach
    void freshDatabase() {
        login = SharedServer.newDatabase().owner();
    }

    @Test
    void what_is_missing_is_applied_once_and_noted() throws SQLException {
        var first = up(Sets.of(table(1), table(2)));
        var second = up(Sets.of(table(1), table(2), table(3)));

        assertThat(names(first)).containsExactly("0001_m", "0002_m");
        assertThat(names(second)).containsExactly("0003_m");
        assertThat(tables()).containsExactly("t1", "t2", "t3");
        assertThat(MigrationRunner.history(login.dataSource()).applied())
                .allSatisfy(entry -> {
                    assertThat(entry.deployment()).isEqualTo("d-1");
                    assertThat(entry.fencingToken()).isEqualTo(1);
                    assertThat(entry.duration()).isPresent();
                    assertThat(entry.checksum()).hasSize(64);
                })
                .hasSize(3);
    }

    @Test
    void a_run_stops_at_the_version_that_was_asked_for() {
        var set = Sets.of(table(1), table(2), table(3));

        assertThat(names(runner().up(set, Optional.of(new Version("2"))))).hasSize(2);
        assertThat(tables()).containsExactly("t1", "t2");
    }

    @Test
    void a_failing_migration_leaves_nothing_of_itself_and_those_before_it_stay() {
        var result = up(Sets.of(table(1), migration(2, """
                create table kept (id int);

                insert into kept
                  values ('one', 2);
                """, "drop table kept;"), table(3)));

        assertThat(names(result)).containsExactly("0001_m");
        assertThat(tables()).containsExactly("t1");
        assertThat(obstacle(result)).isInstanceOfSatisfying(Obstacle.Refused.class, refused -> {
            assertThat(refused.message())
                    .startsWith("0002_m.up.sql:4: INSERT has more expressions")
                    .contains("42601");
            assertThat(refused.mayPass()).isFalse();
        });
    }

    @Test
    void a_broken_constraint_is_told_without_the_row_that_breaks_it() {
        SharedServer.execute(login, "create table people (mail text); insert into people values ('a@b.c'), ('a@b.c')");

        var result = up(Sets.of(migration(1, "create unique index i on people (mail);", "drop index i;")));

        assertThat(obstacle(result).message())
                .contains("could not create unique index")
                .doesNotContain("a@b.c");
    }

    @Test
    void a_constraint_that_was_put_off_fails_the_migration_at_its_end() {
        var result = up(Sets.of(migration(1, """
                create table a (id int primary key);
                create table b (a int references a deferrable initially deferred);
                insert into b values (7);
                """, "drop table b, a;")));

        assertThat(obstacle(result)).isInstanceOf(Obstacle.Refused.class);
        assertThat(tables()).isEmpty();
    }

    @Test
    void the_way_back_is_the_one_that_was_shipped_then() {
        up(Sets.of(table(1), migration(2, "create table a ();", "drop table a; create table gone ();")));

        var result = runner().down(Optional.of(new Version("1")));

        assertThat(names(result)).containsExactly("0002_m");
        assertThat(tables()).containsExactly("gone", "t1");
        assertThat(names(runner().down(Optional.empty()))).containsExactly("0001_m");
        assertThat(names(up(Sets.of(table(1))))).containsExactly("0001_m");
    }

    @Test
    void what_one_deployment_did_is_undone_without_touching_the_rest() {
        runner(new Claim("d-1", 1)).up(Sets.of(table(1)), Optional.empty());
        runner(new Claim("d-2", 2)).up(Sets.of(table(1), table(2), table(3)), Optional.empty());

        var result = runner(new Claim("d-2", 2)).undo("d-2");

        assertThat(names(result)).containsExactly("0003_m", "0002_m");
        assertThat(tables()).containsExactly("t1");
    }

    @Test
    void nothing_is_undone_when_one_step_of_the_way_back_is_missing() {
        up(Sets.of(irreversible(1, "create table t1 ();", "the data is gone"), table(2)));

        var result = runner().down(Optional.empty());

        assertThat(result.ran()).isEmpty();
        assertThat(obstacle(result).message()).contains("0001_m cannot be undone: the data is gone");
        assertThat(tables()).containsExactly("t1", "t2");
    }

    @Test
    void files_that_do_not_fit_the_history_stop_the_run() {
        up(Sets.of(table(1), table(3)));

        var result = up(Sets.of(migration(1, "create table changed ();", "drop table changed;"), table(2)));

        assertThat(obstacle(result))
                .isInstanceOfSatisfying(
                        Obstacle.Unsound.class,
                        unsound -> assertThat(unsound.problems())
                                .extracting(problem -> problem.kind())
                                .containsExactlyInAnyOrder(Kind.EDITED, Kind.OUT_OF_ORDER, Kind.FILE_MISSING));
        var tolerant = runner(
                new Claim("d-1", 1), RunSettings.usual().tolerating(Kind.EDITED, Kind.OUT_OF_ORDER, Kind.FILE_MISSING));
        assertThat(names(tolerant.up(Sets.of(table(2)), Optional.empty()))).containsExactly("0002_m");
    }

    @Test
    void a_kill_in_the_middle_of_a_migration_undoes_it_and_the_next_run_goes_on() {
        var set = Sets.of(table(1), migration(2, "create table a (); select pg_sleep(0);", "drop table a;"), table(3));

        var killed = observed(new MigrationObserver() {
                    private int backend;

                    @Override
                    public void connected(int pid) {
                        backend = pid;
                    }

                    @Override
                    public void statementStarted(Step step, Statement statement) {
                        if (statement.text().startsWith("select")) {
                            SharedServer.execute(login, "select pg_terminate_backend(" + backend + ")");
                        }
                    }
                })
                .up(set, Optional.empty());

        assertThat(obstacle(killed)).isInstanceOf(Obstacle.Disconnected.class);
        assertThat(obstacle(killed).mayPass()).isTrue();
        assertThat(tables()).containsExactly("t1");
        assertThat(names(up(set))).containsExactly("0002_m", "0003_m");
    }

    @Test
    void an_observer_that_throws_ends_the_run_before_the_step() {
        var set = Sets.of(table(1), table(2));
        var runner = observed(new MigrationObserver() {
            @Override
            public void started(Step step) {
                if (step.version().equals(new Version("2"))) {
                    throw new IllegalStateException("lost");
                }
            }
        });

        assertThatThrownBy(() -> runner.up(set, Optional.empty())).hasMessage("lost");
        assertThat(tables()).containsExactly("t1");
        assertThat(names(up(set))).containsExactly("0002_m");
    }

    @Test
    void statements_that_refuse_transactions_run_one_by_one() {
        up(Sets.of(table(1)));
        var result = up(Sets.of(
                table(1),
                migration(2, "create index concurrently i on t1 (id);", "drop index concurrently i;"),
                migration(3, "-- slipway: no-transaction\ncreate table a (); vacuum t1;", "drop table a;")));

        assertThat(names(result)).containsExactly("0002_m", "0003_m");
        assertThat(names(runner().down(Optional.empty()))).hasSize(3);
        assertThat(tables()).isEmpty();
    }

    @Test
    void a_kill_between_statements_without_a_transaction_is_seen_and_waits_for_a_person() throws SQLException {
        up(Sets.of(table(1)));
        var set = Sets.of(table(1), migration(2, """
                        -- slipway: no-transaction
                        create table a ();
                        create index concurrently i on t1 (id);
                        create table b ();
                        """, "drop table a, b; drop index i;"), table(3));
        observed(new MigrationObserver() {
                    private int backend;

                    @Override
                    public void connected(int pid) {
                        backend = pid;
                    }

                    @Override
                    public void statementStarted(Step step, Statement statement) {
                        if (statement.text().contains("concurrently")) {
                            SharedServer.execute(login, "select pg_terminate_backend(" + backend + ")");
                        }
                    }
                })
                .up(set, Optional.empty());

        var next = up(set);

        assertThat(obstacle(next)).isInstanceOfSatisfying(Obstacle.CutOff.class, cut -> {
            assertThat(cut.entry().statementsDone()).isEqualTo(1);
            assertThat(cut.message())
                    .contains("0002_m", "cut off with 1 of its statements done", "slipway migrations settle 2");
        });
        assertThat(obstacle(runner().down(Optional.empty()))).isInstanceOf(Obstacle.CutOff.class);

        SharedServer.execute(login, "create index i on t1 (id); create table b ()");
        assertThat(runner().settle(new Version("2"), true)).isInstanceOf(Finished.class);
        assertThat(names(up(set))).containsExactly("0003_m");
        assertThat(MigrationRunner.history(login.dataSource()).applied()).hasSize(3);
    }

    @Test
    void a_failure_without_a_transaction_can_be_settled_as_without_effect() {
        var set = Sets.of(migration(1, "-- slipway: no-transaction\nselect 1 / 0;", "select 1;"));
        var failed = up(set);

        assertThat(obstacle(failed)).isInstanceOf(Obstacle.Refused.class);
        assertThat(obstacle(up(set)).message()).contains("failed with 0 of its statements done", "division by zero");
        runner().settle(new Version("1"), false);
        assertThat(obstacle(up(set))).isInstanceOf(Obstacle.Refused.class);
        assertThat(obstacle(runner().settle(new Version("9"), false)).message()).contains("nothing is settled");
    }

    @Test
    void a_lock_that_others_hold_stops_the_run_in_bounded_time() throws SQLException {
        up(Sets.of(table(1)));
        try (var other = login.open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from t1");
            var hasty = runner(new Claim("d-1", 1), RunSettings.usual().withLockTimeout(Duration.ofMillis(200)));

            var result = hasty.up(
                    Sets.of(table(1), migration(2, "alter table t1 add x int;", "alter table t1 drop x;")),
                    Optional.empty());

            assertThat(obstacle(result)).isInstanceOf(Obstacle.Locked.class);
            assertThat(obstacle(result).mayPass()).isTrue();
            assertThat(obstacle(result).message()).contains("0002_m.up.sql:1", "lock timeout");
        }
        assertThat(names(up(Sets.of(table(1), table(2))))).containsExactly("0002_m");
    }

    @Test
    void an_index_that_is_built_concurrently_may_wait_for_older_transactions() throws Exception {
        up(Sets.of(table(1)));
        try (var other = login.open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into t1 values (1)");
            var waiting = new CountDownLatch(1);
            var results = new LinkedBlockingQueue<RunResult>();
            Thread.ofVirtual()
                    .start(() -> results.add(new MigrationRunner(
                                    login.dataSource(),
                                    new Claim("d-1", 1),
                                    RunSettings.usual().withLockTimeout(Duration.ofMillis(1)),
                                    new MigrationObserver() {
                                        @Override
                                        public void statementStarted(Step step, Statement index) {
                                            waiting.countDown();
                                        }
                                    },
                                    InstantSource.system())
                            .up(
                                    Sets.of(
                                            table(1),
                                            migration(2, "create index concurrently i on t1 (id);", "drop index i;")),
                                    Optional.empty())));
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(results.poll(300, TimeUnit.MILLISECONDS)).isNull();
            other.commit();

            assertThat(names(results.poll(20, TimeUnit.SECONDS))).containsExactly("0002_m");
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_ended() {
        var result = runner(new Claim("d-1", 1), RunSettings.usual().withStatementTimeout(Duration.ofMillis(200)))
                .up(Sets.of(migration(1, "select pg_sleep(60);", "select 1;")), Optional.empty());

        assertThat(obstacle(result)).isInstanceOf(Obstacle.Refused.class);
        assertThat(obstacle(result).message()).contains("statement timeout");
    }

    @Test
    void two_runners_at_once_do_everything_once() throws InterruptedException {
        var set =
                Sets.of(table(1), migration(2, "create table a (); select pg_sleep(0.3);", "drop table a;"), table(3));
        var results = new ArrayList<RunResult>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                var result = up(set);
                synchronized (results) {
                    results.add(result);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(results).allMatch(Finished.class::isInstance);
        assertThat(results.stream().mapToInt(result -> result.ran().size()).sum())
                .isEqualTo(3);
    }

    @Test
    void a_runner_that_does_not_want_to_wait_says_who_is_at_work() {
        var second = new ArrayList<RunResult>();
        observed(new MigrationObserver() {
                    @Override
                    public void started(Step step) {
                        second.add(
                                runner(new Claim("d-9", 1), RunSettings.usual().withPatience(Duration.ofMillis(100)))
                                        .up(Sets.of(table(1)), Optional.empty()));
                    }
                })
                .up(Sets.of(table(1)), Optional.empty());

        assertThat(obstacle(second.getFirst())).isInstanceOf(Obstacle.Busy.class);
        assertThat(obstacle(second.getFirst()).message()).contains("slipway migrations 1", login.user());
    }

    @Test
    void a_new_owner_ends_the_session_of_the_old_one_and_the_old_one_is_refused_from_then_on() {
        var set = Sets.of(migration(1, "create table a (); create table b ();", "drop table a, b;"));
        var taken = new ArrayList<RunResult>();
        var zombie = observed(new MigrationObserver() {
            @Override
            public void statementStarted(Step step, Statement statement) {
                if (statement.text().contains(" b ")) {
                    taken.add(runner(new Claim("d-1", 2)).up(set, Optional.empty()));
                }
            }
        });

        var outranked = zombie.up(set, Optional.empty());

        assertThat(names(taken.getFirst())).containsExactly("0001_m");
        assertThat(obstacle(outranked)).isInstanceOf(Obstacle.Disconnected.class);
        assertThat(obstacle(up(Sets.of(table(2)))))
                .isInstanceOfSatisfying(
                        Obstacle.Fenced.class,
                        fenced -> assertThat(fenced.theirs()).isEqualTo(2));
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void a_zombie_whose_lock_is_gone_is_stopped_by_the_fence() {
        var set = Sets.of(table(1), table(2));
        var zombie = observed(new MigrationObserver() {
            @Override
            public void started(Step step) {
                if (step.version().equals(new Version("2"))) {
                    SharedServer.execute(login, "update slipway.migration_fence set fencing_token = 7");
                }
            }
        });

        assertThat(obstacle(zombie.up(set, Optional.empty()))).isInstanceOf(Obstacle.Fenced.class);
        assertThat(tables()).containsExactly("t1");
    }

    @Test
    void what_a_script_sets_does_not_reach_the_next() {
        var result = up(Sets.of(
                migration(
                        1,
                        "select pg_catalog.set_config('search_path', '', false); set statement_timeout = 900;"
                                + " create temp table x (a int); set bytea_output = 'escape';",
                        "select 1;"),
                migration(2, "create table x (); select pg_sleep(1);", "drop table x;")));

        assertThat(names(result)).hasSize(2);
        assertThat(SharedServer.ask(login, "select count(*) from slipway.migration_history"))
                .containsExactly("2");
    }

    @Test
    void a_transaction_written_around_the_script_is_the_runners() {
        assertThat(names(up(Sets.of(migration(1, "BEGIN;\ncreate table a ();\nCOMMIT;", "begin; drop table a; end;")))))
                .hasSize(1);
        assertThat(names(runner().down(Optional.empty()))).hasSize(1);
    }

    @Test
    void a_question_mark_a_brace_and_a_long_result_are_nothing_special() {
        var result = up(Sets.of(migration(
                1,
                "create table a (j jsonb); insert into a select '{\"a\": {\"fn\": 1}}' from generate_series(1, 3000);"
                        + " select j ? 'a' from a; create sequence s; select nextval('s') from generate_series(1, 2500);",
                "drop table a; drop sequence s;")));

        assertThat(names(result)).hasSize(1);
        assertThat(SharedServer.ask(login, "select last_value from s")).containsExactly("2500");
    }

    @Test
    void a_database_of_prisma_is_taken_over_only_when_asked_to() {
        SharedServer.execute(login, """
                create table t1 (id int);
                create table _prisma_migrations (id text, checksum text, finished_at timestamptz, migration_name text,
                  logs text, rolled_back_at timestamptz, started_at timestamptz default now(), applied_steps_count int);
                insert into _prisma_migrations (migration_name, finished_at) values ('0001_m', now());
                insert into _prisma_migrations (migration_name, rolled_back_at) values ('0002_m', now());
                """);
        var set = Sets.of(table(1), table(2));

        assertThat(obstacle(up(set)).message()).contains("Prisma", "slipway migrations adopt");
        assertThat(runner().adopt(set)).isInstanceOf(Finished.class);
        assertThat(names(up(set))).containsExactly("0002_m");
        assertThat(names(runner().down(Optional.empty()))).containsExactly("0002_m", "0001_m");
        assertThat(obstacle(runner().adopt(set)).message()).contains("not written over");
    }

    @Test
    void what_was_taken_over_needs_no_way_back_to_go_on_from_there() {
        SharedServer.execute(login, "create table t1 (id int)");
        var old = table(1);
        var without = new Migration(old.version(), old.name(), old.up(), new Rollback.Missing("it has none"));
        var problems = List.of(Problem.of(Kind.NO_ROLLBACK, "0001_m.up.sql", "it has no rollback script"));

        assertThat(obstacle(up(new MigrationSet(Layout.PAIRS, List.of(without, table(2)), problems))))
                .isInstanceOf(Obstacle.Unsound.class);
        runner().adopt(Sets.of(without), new Version("1"));

        assertThat(names(up(new MigrationSet(Layout.PAIRS, List.of(without, table(2)), problems))))
                .containsExactly("0002_m");
        assertThat(obstacle(runner().down(Optional.empty())).message()).contains("0001_m cannot be undone");
    }

    @Test
    void a_database_of_flyway_is_taken_over_with_its_versions() {
        SharedServer.execute(login, """
                create table t1 (id int);
                create table flyway_schema_history (installed_rank int, version text, description text, type text,
                  script text, checksum int, success boolean);
                insert into flyway_schema_history values
                  (1, '1', 'a', 'SQL', 'V1__a.sql', 1, true), (2, '2', 'b', 'SQL', 'V2__b.sql', 1, true),
                  (3, '2', 'b', 'UNDO_SQL', 'U2__b.sql', 1, true), (4, null, 'r', 'SQL', 'R__r.sql', 1, true);
                """);

        runner().adopt(Sets.of(table(1), table(2)));

        assertThat(names(up(Sets.of(table(1), table(2))))).containsExactly("0002_m");
    }

    @Test
    void a_foreign_history_that_does_not_fit_is_not_taken_over() {
        SharedServer.execute(login, """
                create table flyway_schema_history (installed_rank int, version text, description text, type text,
                  script text, checksum int, success boolean);
                insert into flyway_schema_history values
                  (1, '1', 'a', 'SQL', 'V1__a.sql', 1, false), (2, '2', 'b', 'SQL', 'V2__b.sql', 1, true);
                """);

        assertThat(obstacle(runner().adopt(Sets.of(table(1)))))
                .isInstanceOfSatisfying(
                        Obstacle.Unsound.class,
                        unsound -> assertThat(unsound.problems()).hasSize(2));
    }

    @Test
    void a_database_without_any_history_is_taken_over_up_to_a_version() {
        SharedServer.execute(login, "create table t1 (id int); create table t2 (id int)");
        var set = Sets.of(table(1), table(2), table(3));

        assertThat(obstacle(runner().adopt(set, new Version("9"))).message()).contains("not among the files");
        runner().adopt(set, new Version("2"));

        assertThat(names(up(set))).containsExactly("0003_m");
    }

    @Test
    void nobody_at_the_door_is_told_as_such() {
        var nowhere = new Login("127.0.0.1", 1, "x", "x", "x");
        var result = new MigrationRunner(
                        nowhere.dataSource(),
                        new Claim("d-1", 1),
                        RunSettings.usual(),
                        MigrationObserver.none(),
                        InstantSource.system())
                .up(Sets.of(table(1)), Optional.empty());

        assertThat(obstacle(result)).isInstanceOf(Obstacle.Disconnected.class);
    }

    @Test
    void a_person_comes_with_the_highest_token_that_was_seen() throws SQLException {
        assertThat(Claim.byHand(login.dataSource()).fencingToken()).isZero();
        runner(new Claim("d-7", 7)).up(Sets.of(), Optional.empty());

        assertThat(Claim.byHand(login.dataSource()).fencingToken()).isEqualTo(7);
    }

    @Test
    void a_role_that_may_not_keep_a_history_is_told_what_to_grant() throws SQLException {
        var database = SharedServer.newDatabase();
        SharedServer.execute(
                database.superuser(),
                "alter database " + database.owner().database() + " owner to "
                        + database.superuser().user());
        SharedServer.execute(
                database.superuser(),
                "grant connect on database " + database.owner().database() + " to public");
        login = database.owner();

        assertThat(obstacle(up(Sets.of(table(1)))).message()).contains("grant CREATE on the database");
    }

    @Test
    void backslashes_mean_what_they_meant_when_the_script_was_read() {
        SharedServer.execute(login, "alter database " + login.database() + " set standard_conforming_strings = off");

        assertThat(names(up(Sets.of(
                        migration(1, "create table a (); select 'a\\'; create table b ();", "drop table a, b;")))))
                .hasSize(1);
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void the_history_keeps_every_move() throws SQLException {
        up(Sets.of(table(1)));
        runner().down(Optional.empty());
        up(Sets.of(table(1)));

        assertThat(MigrationRunner.history(login.dataSource()).entries())
                .extracting(HistoryEntry::move)
                .containsExactly(HistoryEntry.Move.UP, HistoryEntry.Move.DOWN, HistoryEntry.Move.UP);
    }

    private RunResult up(MigrationSet set) {
        return runner().up(set, Optional.empty());
    }

    private MigrationRunner runner() {
        return runner(new Claim("d-1", 1));
    }

    private MigrationRunner runner(Claim claim) {
        return runner(claim, RunSettings.usual());
    }

    private MigrationRunner runner(Claim claim, RunSettings settings) {
        return new MigrationRunner(
                login.dataSource(), claim, settings, MigrationObserver.none(), InstantSource.system());
    }

    private MigrationRunner observed(MigrationObserver observer) {
        return new MigrationRunner(
                login.dataSource(), new Claim("d-1", 1), RunSettings.usual(), observer, InstantSource.system());
    }

    private List<String> tables() {
        return SharedServer.ask(
                login, "select tablename from pg_tables where schemaname = 'public' order by tablename");
    }

    private static List<String> names(@Nullable RunResult result) {
        assertThat(result).isNotNull();
        if (result instanceof Stopped stopped && stopped.ran().isEmpty()) {
            throw new AssertionError(stopped.obstacle().message());
        }
        return result.ran().stream().map(Ran::step).map(Step::name).toList();
    }

    private static Obstacle obstacle(RunResult result) {
        return switch (result) {
            case Stopped stopped -> stopped.obstacle();
            case Finished finished -> throw new AssertionError("finished: " + finished);
        };
    }
}
