package dev.slipway.backup.postgres;

import static dev.slipway.backup.postgres.SampleServers.ask;
import static dev.slipway.backup.postgres.SampleServers.dump;
import static dev.slipway.backup.postgres.SampleServers.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.backup.postgres.DumpSettings.Hashing;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseDumpIT {

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    private ScratchDatabase database;

    @BeforeEach
    void freshDatabase() {
        database = SampleServers.original();
    }

    @Test
    void an_owner_who_is_no_superuser_takes_a_whole_backup_with_roles() throws Exception {
        execute(database.owner(), "create table a as select 1 as one");

        var taken = dump(database.owner()).writeTo(NOWHERE, ByteProgress.NOBODY);

        assertThat(taken.globals().statements())
                .contains("CREATE ROLE " + database.owner().user())
                .doesNotContainIgnoringCase("password");
        assertThat(taken.picture().contents().rows()).isOne();
        assertThat(taken.picture().moment().position()).isPresent();
        assertThat(taken.bytes()).isPositive();
        assertThat(DatabaseSize.of(DatabaseUrl.of(database.owner())).estimate()).isPositive();
    }

    @Test
    void rows_that_are_hashed_after_the_stream_are_those_of_the_same_moment() throws Exception {
        execute(database.owner(), "create table a as select n from generate_series(1, 100) n");
        var settings = new DumpSettings(Duration.ofSeconds(5), Hashing.AFTERWARDS);
        var dump = new DatabaseDump(DatabaseUrl.of(database.owner()), SampleServers.tools(), settings);

        var taken = dump.writeTo(NOWHERE, _ -> execute(database.owner(), "insert into a values (0)"));

        assertThat(ask(database.owner(), "select count(*) > 100 from a")).containsExactly("t");
        assertThat(taken.picture().contents().rows()).isEqualTo(100);
    }

    @Test
    void a_wrong_password_is_told_without_showing_any() throws Exception {
        var owner = database.owner();
        var wrong = new Login(owner.host(), owner.port(), owner.database(), owner.user(), "not-the-password");

        var trouble = trouble(wrong);

        assertThat(trouble.kind()).isEqualTo(Kind.LOGIN);
        assertThat(trouble.passes()).isFalse();
        assertThat(trouble.what()).contains(owner.user(), owner.database()).doesNotContain("not-the-password");
    }

    @Test
    void tables_that_may_not_be_read_are_all_named_before_anything_starts() {
        execute(database.superuser(), "create table \"no \"\"go\" (id int); create table neither (id int)");
        execute(database.owner(), "create table fine (id int)");

        var trouble = trouble(database.owner());

        assertThat(trouble.kind()).isEqualTo(Kind.PRIVILEGE);
        assertThat(trouble.what())
                .contains("public.\"no \"\"go\"", "public.neither")
                .doesNotContain("fine");
    }

    @Test
    void rows_that_a_policy_would_hide_are_no_backup() {
        execute(database.owner(), """
                create table a (id int); alter table a enable row level security; alter table a force row level security""");

        var trouble = trouble(database.owner());

        assertThat(trouble.kind()).isEqualTo(Kind.PRIVILEGE);
        assertThat(trouble.what()).contains("row-level security");
    }

    @Test
    void a_table_that_somebody_has_locked_is_not_waited_for_forever() throws Exception {
        execute(database.owner(), "create table a (id int)");
        try (var other = database.owner().open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table a in access exclusive mode");
            var hurried = new DatabaseDump(
                    DatabaseUrl.of(database.owner()),
                    SampleServers.tools(),
                    new DumpSettings(Duration.ofMillis(200), Hashing.BESIDE));

            assertThatThrownBy(() -> hurried.writeTo(NOWHERE, ByteProgress.NOBODY))
                    .isInstanceOfSatisfying(
                            PostgresTrouble.class,
                            trouble -> assertThat(trouble.kind()).isEqualTo(Kind.LOCKED));
        }
    }

    @Test
    void a_server_that_stops_in_mid_dump_is_told() throws Exception {
        try (var server = SampleServers.start()) {
            var login = server.newDatabase().superuser();
            execute(login, "create table a as select n, repeat(md5(n::text), 40) from generate_series(1, 40000) n");

            assertThatThrownBy(() -> dump(login).writeTo(NOWHERE, bytes -> {
                        if (bytes > 1 << 20) {
                            server.close();
                        }
                    }))
                    .isInstanceOfSatisfying(
                            PostgresTrouble.class,
                            trouble -> assertThat(trouble.passes()).isTrue());
        }
    }

    @Test
    void a_killed_pg_dump_leaves_no_backup_and_no_session() throws Exception {
        fill();

        assertThatThrownBy(() -> dump(database.owner()).writeTo(NOWHERE, _ -> killDumps()))
                .isInstanceOfSatisfying(
                        PostgresTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.ENDED))
                .hasMessageContaining("ended with 137");
        nobodyIsLeft();
    }

    @Test
    void an_interrupt_ends_all_of_it() throws Exception {
        fill();
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var never = new CountDownLatch(1);
        var slow = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                begun.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        var worker = Thread.ofVirtual().start(() -> {
            try {
                dump(database.owner()).writeTo(slow, ByteProgress.NOBODY);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        worker.interrupt();
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        nobodyIsLeft();
    }

    @Test
    void a_store_that_breaks_ends_all_of_it_with_its_own_words() throws Exception {
        fill();
        var broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the store is gone");
            }
        };

        assertThatThrownBy(() -> dump(database.owner()).writeTo(broken, ByteProgress.NOBODY))
                .isInstanceOf(IOException.class)
                .hasMessage("the store is gone");
        nobodyIsLeft();
    }

    @Test
    void programs_of_another_version_are_refused_before_anything_is_written() throws Exception {
        var tools = SampleServers.tools();
        var others = new ClientTools() {
            @Override
            public int major() {
                return tools.major() + 1;
            }

            @Override
            public RunningProgram start(String program, List<String> arguments, Map<String, String> environment) {
                throw new AssertionError("nothing may be started");
            }
        };

        assertThatThrownBy(() -> new DatabaseDump(DatabaseUrl.of(database.owner()), others, DumpSettings.USUAL)
                        .writeTo(NOWHERE, ByteProgress.NOBODY))
                .isInstanceOfSatisfying(
                        PostgresTrouble.class,
                        trouble -> assertThat(trouble.fix()).contains("postgresql-client-" + tools.major()));
    }

    @Test
    void the_password_is_in_no_argument() throws Exception {
        fill();
        var seen = new AtomicReference<>("");

        dump(database.owner()).writeTo(NOWHERE, _ -> {
            if (String.valueOf(seen.get()).isEmpty()) {
                seen.set(dumps().map(process -> process.info().commandLine().orElse(""))
                        .findFirst()
                        .orElse(""));
            }
        });

        assertThat(String.valueOf(seen.get()))
                .contains("--snapshot=")
                .doesNotContain(database.owner().password());
    }

    private void fill() {
        execute(
                database.owner(),
                "create table a as select n, repeat(md5(n::text), 40) from generate_series(1, 40000) n");
    }

    private PostgresTrouble trouble(Login login) {
        return catchThrowableOfType(PostgresTrouble.class, () -> dump(login).writeTo(NOWHERE, ByteProgress.NOBODY));
    }

    private static void killDumps() {
        dumps().forEach(ProcessHandle::destroyForcibly);
    }

    private static Stream<ProcessHandle> dumps() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("/pg_dump"));
    }

    private void nobodyIsLeft() {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!ask(
                        database.superuser(),
                        "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                .isEmpty()) {
            assertThat(System.nanoTime()).as("sessions are left").isLessThan(deadline);
            Thread.onSpinWait();
        }
        assertThat(dumps()).isEmpty();
    }
}
