package dev.slipway.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.run.RunResult.Finished;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.scratch.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies as in a power cut while PostgreSQL is at work for it. */
class KilledRunnerIT {

    private static final String LONG_WORK =
            "select pg_sleep(case when to_regclass('public.gate') is null then 0 else 300 end);";

    @TempDir
    private Path folder;

    private Login login;

    @BeforeEach
    void aMigrationThatTakesLongWhileTheGateIsThere() {
        login = SharedServer.newDatabase().owner();
        SharedServer.execute(login, "create table gate ()");
    }

    @Test
    void the_next_run_takes_over_and_does_everything_once() throws Exception {
        write("create table a (); " + LONG_WORK + " create table b ();");
        killDuringLongWork();

        assertThat(up(2)).isInstanceOf(Finished.class);

        assertThat(SharedServer.ask(login, "select count(*) from slipway.migration_history"))
                .containsExactly("1");
        assertThat(SharedServer.ask(login, "select to_regclass('public.b') is not null"))
                .containsExactly("t");
    }

    @Test
    void the_same_owner_waits_until_postgresql_has_noticed() throws Exception {
        write("create table a (); " + LONG_WORK);
        killDuringLongWork();

        assertThat(up(1)).isInstanceOf(Finished.class);
    }

    @Test
    void without_a_transaction_the_next_run_sees_how_far_it_came() throws Exception {
        write("-- slipway: no-transaction\ncreate table a ();\n" + LONG_WORK);
        killDuringLongWork();

        assertThat(up(2))
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped -> assertThat(stopped.obstacle())
                                .isInstanceOfSatisfying(
                                        Obstacle.CutOff.class,
                                        cut -> assertThat(cut.entry().statementsDone())
                                                .isEqualTo(1)));
    }

    private void killDuringLongWork() throws IOException, InterruptedException {
        var url = "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database());
        var runner = RunnerProcess.start(folder, url);
        try {
            awaitLongWork();
        } finally {
            runner.destroyForcibly();
        }
        assertThat(runner.waitFor(20, TimeUnit.SECONDS)).isTrue();
        SharedServer.execute(login, "drop table gate");
    }

    private void awaitLongWork() throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (SharedServer.ask(
                        login,
                        "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = '" + login.database()
                                + "'")
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
            SharedServer.ask(login, "select pg_sleep(0.05)::text");
        }
    }

    private RunResult up(long token) {
        return new MigrationRunner(
                        login.dataSource(),
                        new Claim("d-1", token),
                        RunSettings.usual(),
                        MigrationObserver.none(),
                        InstantSource.system())
                .up(MigrationFolder.read(folder), Optional.empty());
    }

    private void write(String up) throws IOException {
        Files.writeString(folder.resolve("1_long.up.sql"), up);
        Files.writeString(folder.resolve("1_long.down.sql"), "drop table a;");
    }
}
