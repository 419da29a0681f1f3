package dev.slipway.backup;

import static dev.slipway.backup.postgres.SampleServers.ask;
import static dev.slipway.backup.postgres.SampleServers.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.loss.Replaced;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.Reason;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.Requests;
import dev.slipway.testing.StageBench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a restore leaves behind that is broken off where it hurts, on a real server. */
@Timeout(300)
class InterruptedRestoreIT {

    private static final Target TARGET = Target.parse("shop/production");
    private static final String REQUEST = "0199a7b2-1c3d-7e4f";
    private static final String CLOSED = "select datname from pg_database where not datallowconn and not datistemplate";
    private static final String WAITING = "select pid from pg_stat_activity where wait_event_type = 'Lock'";
    private static final String COPIES = "select datname from pg_database where datname like '%\\_new\\_%'";

    @TempDir
    Path folder;

    private final MortalServer server = new MortalServer();
    private EmbeddedStore store;
    private RealRestores keeper;
    private StageBench bench;
    private Errand backup;

    @BeforeEach
    void backedUpDatabase() {
        execute(owner(), "create table orders (id int primary key); insert into orders select generate_series(1, 100)");
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder, 0, "slipway", "not-a-real-secret"));
        var places = new Places(
                this::operations,
                new Secrets(Map.of("DATABASE", url())),
                new Vaults(this::address, new Secrets(Map.of()), InstantSource.system()));
        keeper = new RealRestores(new TakeBackup(places), new PutBack(places));
        bench = StageBench.of(new BackupBeforeDeploy(new Grounds(this::operations), keeper).stage());
        backup = Errand.backup(
                REQUEST,
                RequestKind.BACKUP,
                RetentionClass.DAILY,
                Optional.empty(),
                bench.clock().instant());
        keeper.take(TARGET, backup, new SilentOnlooker());
        execute(owner(), "insert into orders select generate_series(101, 105)");
        bench.deliver(new RecoveryAdmitted(
                Requests.fact("RecoveryAdmitted", REQUEST, TARGET.toString()),
                RequestKind.RESTORE,
                null,
                backup.backupId(),
                null));
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void opens_the_database_when_its_server_is_back_that_stopped_before_the_exchange() {
        keeper.beforeExchange = server::stop;
        keeper.onWithdrawal(2, server::startAgain);

        bench.deliver(approved()).advance(Duration.ofHours(6));

        assertThat(bench.story()).containsExactly("LossMeasured", "RestoreRefused");
        assertThat(bench.published(RestoreRefused.class).getFirst().getReasons())
                .extracting(Reason::getCode)
                .containsExactly("step-failed");
        isAsItWas();
    }

    @Test
    void exchanges_after_all_when_the_server_is_back_soon_enough() {
        keeper.beforeExchange = () -> {
            server.stop();
            bench.whileWaiting(server::startAgain);
        };

        bench.deliver(approved()).advance(Duration.ofHours(6));

        assertThat(bench.story()).containsExactly("LossMeasured", "DatabaseRestored");
        assertThat(ask(owner(), "select count(*) from orders")).containsExactly("100");
    }

    @Test
    void opens_the_database_that_a_killed_worker_has_closed_though_the_request_has_ended() {
        bench.crashAfter("put-back").deliver(approved());
        execute(server.outside(), "alter database " + owner().database() + " allow_connections false");

        bench.deliver(StageOverdue.newBuilder()
                        .setEnvelope(Requests.fact("StageOverdue", REQUEST, TARGET.toString()))
                        .setStage(StageName.BACKUP)
                        .setWaitedMillis(1)
                        .build())
                .resume();

        assertThat(bench.story()).containsExactly("LossMeasured");
        isAsItWas();
    }

    @Test
    void loses_no_more_than_was_allowed_even_if_it_is_written_at_the_last_moment() {
        keeper.beforeStop = () -> execute(owner(), "insert into orders select generate_series(201, 206)");

        bench.deliver(approved(10));

        assertThat(bench.story()).containsExactly("LossMeasured", "LossMeasured");
        assertThat(bench.published(LossMeasured.class).getLast().getLost())
                .singleElement()
                .satisfies(table -> assertThat(table.getInserted()).isEqualTo(11));
        assertThat(ask(server.outside(), CLOSED)).isEmpty();

        bench.deliver(approved(22));
        assertThat(bench.story()).endsWith("DatabaseRestored");
        assertThat(ask(owner(), "select count(*) from orders")).containsExactly("100");
    }

    @Test
    void still_knows_what_was_lost_when_it_dies_right_after_the_exchange() {
        bench.crashAfter("exchange").deliver(approved());
        assertThat(bench.story()).containsExactly("LossMeasured");

        bench.resume();

        var restored = bench.published(DatabaseRestored.class).getFirst();
        assertThat(restored.getLost()).singleElement().satisfies(table -> {
            assertThat(table.getTable()).isEqualTo("public.orders");
            assertThat(table.getInserted()).isEqualTo(5);
        });
    }

    @Test
    void names_the_migrations_that_the_restored_schema_would_be_without() throws Exception {
        try (var connection = owner().open();
                var statement = connection.createStatement()) {
            new HistoryTable(connection).createIfMissing();
            statement.execute("""
                    insert into slipway.migration_history (version, name, move, state, checksum, deployment, fencing_token)
                    values ('7', '0007_add_note', 'up', 'done', 'c', 'd', 1)""");
        }

        var loss = keeper.measure(TARGET, restore(), new SilentOnlooker());

        assertThat(loss.migrationsUndone()).containsExactly("0007_add_note");
        assertThat(loss.room()).isPositive();
    }

    @Test
    void stops_counting_a_loss_when_something_urgent_waits_though_nothing_is_said() throws Exception {
        var begun = System.nanoTime();
        try (var other = owner().open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table orders in access exclusive mode");

            assertThatThrownBy(() -> keeper.measure(TARGET, restore(), new SilentOnlooker() {
                        @Override
                        public void stillWanted() {
                            if (!ask(server.outside(), WAITING).isEmpty()) {
                                throw new Unwanted();
                            }
                        }
                    }))
                    .isInstanceOf(Unwanted.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
        assertThat(ask(server.outside(), WAITING)).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private Errand restore() {
        return Errand.restore(
                REQUEST, RequestKind.RESTORE, backup.backupId(), bench.clock().instant());
    }

    private void isAsItWas() {
        assertThat(ask(server.outside(), CLOSED)).isEmpty();
        assertThat(ask(server.outside(), COPIES)).isEmpty();
        assertThat(ask(server.outside(), "select rolname from pg_roles where rolname like '%\\_new\\_%'"))
                .isEmpty();
        assertThat(ask(owner(), "select count(*) from orders")).containsExactly("105");
        assertThat(bench.memory(TARGET.toString(), Errand.class)).isEmpty();
    }

    private RestoreApproved approved() {
        return approved(10);
    }

    private RestoreApproved approved(long mayLose) {
        return new RestoreApproved(
                Requests.fact("RestoreApproved", REQUEST, TARGET.toString()),
                backup.backupId(),
                List.of("ada"),
                mayLose);
    }

    private Login owner() {
        return server.database().owner();
    }

    private String url() {
        var login = server.database().superuser();
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database());
    }

    private Operations operations() {
        return OperationsFile.parse("""
                targets:
                  shop/production:
                    runtime: processes
                    router: {port: 8080}
                    database: {url: "${env:DATABASE}", backup: {encryption: none}}
                """.getBytes(StandardCharsets.UTF_8));
    }

    private S3Address address() {
        return new S3Address(
                store.endpoint(), "us-east-1", "slipway", true, new S3Credentials("slipway", "not-a-real-secret"));
    }

    /** Restores for real, and lets the test do its worst in the middle of it. */
    private static final class RealRestores implements Keeper {

        private final TakeBackup take;
        private final PutBack putBack;
        private Runnable beforeStop = () -> {};
        private Runnable beforeExchange = () -> {};
        private Runnable onWithdrawal = () -> {};
        private int withdrawals;

        RealRestores(TakeBackup take, PutBack putBack) {
            this.take = take;
            this.putBack = putBack;
        }

        void onWithdrawal(int number, Runnable action) {
            withdrawals = -number;
            onWithdrawal = action;
        }

        @Override
        public Taken take(Target target, Errand errand, Onlooker onlooker) {
            return take.take(target, errand, onlooker);
        }

        @Override
        public Loss measure(Target target, Errand errand, Onlooker onlooker) {
            return putBack.measure(target, errand, onlooker);
        }

        @Override
        public void prepare(Target target, Errand errand, Onlooker onlooker) {
            putBack.prepare(target, errand, onlooker);
        }

        @Override
        public Exchange exchange(Target target, Errand errand, Onlooker onlooker) {
            return putBack.exchange(target, errand, new SilentOnlooker() {
                @Override
                public void sees(String sentence, double fraction) {
                    if (sentence.startsWith("stops all writes")) {
                        var now = beforeStop;
                        beforeStop = () -> {};
                        now.run();
                    }
                }

                @Override
                public void assertOwned() {
                    var now = beforeExchange;
                    beforeExchange = () -> {};
                    now.run();
                }
            });
        }

        @Override
        public void withdraw(Target target, Errand errand) {
            if (++withdrawals == 0) {
                onWithdrawal.run();
            }
            putBack.withdraw(target, errand);
        }

        @Override
        public Replaced.Fate drop(Target target, String replaced) {
            return putBack.drop(target, replaced);
        }

        @Override
        public long estimate(Target target, Errand errand) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Proven prove(Target target, Errand errand, Onlooker onlooker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Drill practise(Target target, Errand errand, Onlooker onlooker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Pruned> prune(Target target, Errand errand) {
            throw new UnsupportedOperationException();
        }
    }
}
