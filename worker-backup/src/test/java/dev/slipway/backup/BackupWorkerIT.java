package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupTaken;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Plan;
import dev.slipway.events.Proof;
import dev.slipway.events.Reason;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Verdict;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.runtime.spring.WorkerApplication;
import dev.slipway.testing.Harbour;
import dev.slipway.testing.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The stage as it runs: a real broker, a real store, a real database, and what it says about them. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupWorkerIT {

    private static final String APPLICATION = """
            application: shop
            services: {backend: {command: [run], health: /health}}
            """;
    private static final String ORDERS = """
            create table orders (id bigint generated always as identity primary key, buyer text, total numeric);
            insert into orders (buyer, total) select 'buyer ' || n, n from generate_series(1, 1000) n;
            """;

    @TempDir
    static Path folder;

    private final ScratchPostgres server = ScratchPostgres.start();
    private final Map<String, ScratchDatabase> databases = new HashMap<>();
    private Harbour around;
    private ConfigurableApplicationContext worker;

    @BeforeAll
    void start() throws Exception {
        var targets = new StringBuilder("backup-keys: {here: \"${file:" + key() + "}\"}\ntargets:\n");
        for (var name : List.of("good", "failing", "lying", "locking", "drilled", "practised", "restored", "pruned")) {
            databases.put(name, server.newDatabase());
            run(name, ORDERS);
            var keep = name.equals("pruned") ? "keep: {deployment: {count: 1}, daily: {count: 1}}" : "max-lock: 500ms";
            targets.append("""
                      shop/%s:
                        runtime: processes
                        router: {port: %d}
                        database: {url: "${file:%s}", backup: {%s}}
                    """.formatted(name, 8_000 + databases.size(), url(name), keep));
        }
        targets.append("  shop/bare: {runtime: processes, router: {port: 9000}}\n");
        around = new Harbour(folder, targets.toString());
        worker = WorkerApplication.beside(BackupWorker.class, around.settings());
    }

    @AfterAll
    void stop() {
        worker.close();
        around.close();
        server.close();
    }

    @Test
    void has_nothing_to_back_up_where_no_database_is_named() throws Exception {
        var id = admit("bare", around.store(APPLICATION));

        var answer = around.await(BackupVerified.class, id);

        assertThat(answer.getProof()).isEqualTo(Proof.NOTHING_TO_BACK_UP);
        assertThat(answer.getEnvelope().getActor()).isEqualTo("worker:backup");
    }

    @Test
    void ds_007_rehearses_a_good_migration_on_the_proven_copy_without_touching_production() throws Exception {
        var id = admit(
                "good", bundle("alter table orders add column note text;", "alter table orders drop column note;"));

        var verified = around.await(BackupVerified.class, id);

        assertThat(verified.getProof()).isEqualTo(Proof.PROVEN);
        assertThat(verified.getStatement()).contains("1000 rows", "1 migration rehearsed", "expand");
        assertThat(verified.getMigration()).isEqualTo(MigrationClass.EXPAND);
        var rehearsal = verified.getRehearsal().orElseThrow();
        assertThat(rehearsal.getMigrations().getFirst().getRollbackMillis()).isPresent();
        assertThat(rehearsal.getText()).contains("ACCESS EXCLUSIVE on public.orders");
        assertThat(around.all(BackupStarted.class, id)).hasSize(1);
        var taken = around.all(BackupTaken.class, id).getFirst();
        assertThat(taken.getTables().getFirst().getTable()).isEqualTo("public.orders");
        assertThat(taken.getTables().getFirst().getRows()).isEqualTo(1_000);
        assertThat(columns("good")).doesNotContain("note");
    }

    @Test
    void refuses_a_migration_that_fails_on_the_data_that_is_there() throws Exception {
        var id = admit(
                "failing",
                bundle(
                        "alter table orders add constraint rich check (total > 10);",
                        "alter table orders drop constraint rich;"));

        var refused = around.await(BackupRefused.class, id);

        assertThat(codes(refused)).as("%s", refused).contains("rehearsal-migration-fails");
        assertThat(refused.getRehearsal()).isPresent();
        assertThat(refused.getBackupId()).isPresent();
    }

    @Test
    void rb_001_refuses_a_rollback_that_brings_back_the_column_but_not_what_was_in_it() throws Exception {
        var id = admit(
                "lying", bundle("alter table orders drop column buyer;", "alter table orders add column buyer text;"));

        var refused = around.await(BackupRefused.class, id);

        assertThat(codes(refused)).as("%s", refused).contains("rehearsal-data-does-not-come-back");
        assertThat(refused.getReasons().toString()).contains("buyer");
    }

    @Test
    void mg_005_refuses_a_migration_that_keeps_others_from_a_table_for_too_long() throws Exception {
        var id = admit(
                "locking",
                bundle(
                        "alter table orders add column note text; select pg_sleep(1);",
                        "alter table orders drop column note;"));

        assertThat(codes(around.await(BackupRefused.class, id))).contains("rehearsal-lock-too-long");
    }

    @Test
    void bk_001_counts_a_backup_only_once_it_was_restored_and_compared() throws Exception {
        var verified = around.await(BackupVerified.class, recover("drilled", RequestKind.BACKUP));

        assertThat(verified.getProof()).isEqualTo(Proof.PROVEN);
        assertThat(verified.getStatement()).contains("read back", "restored", "equal to the database of then");
    }

    @Test
    void au_10_practises_putting_the_last_proven_backup_back() throws Exception {
        around.await(BackupVerified.class, recover("practised", RequestKind.BACKUP));

        var drill = around.await(DrillCompleted.class, recover("practised", RequestKind.DRILL));

        assertThat(drill.getVerdict()).isEqualTo(Verdict.PASS);
        assertThat(drill.getRecoveryTimeMillis()).isPositive();
        assertThat(drill.getStatement()).contains("row for row");
    }

    @Test
    void counts_what_a_restore_loses_and_puts_the_database_back_after_a_yes() throws Exception {
        try (var connection = superuser("restored").open();
                var statement = connection.createStatement()) {
            statement.execute("alter role " + owner("restored").user() + " createdb");
        }
        var backup = recover("restored", RequestKind.BACKUP);
        var backupId = around.await(BackupVerified.class, backup).getBackupId().orElseThrow();
        run("restored", "insert into orders (buyer, total) select 'late', 1 from generate_series(1, 5)");
        var restore = recover("restored", RequestKind.RESTORE, backupId);
        var loss = around.await(LossMeasured.class, restore).getLost();
        assertThat(loss).singleElement().satisfies(table -> {
            assertThat(table.getTable()).isEqualTo("public.orders");
            assertThat(table.getInserted()).isEqualTo(5);
        });
        assertThat(rows("restored")).isEqualTo(1_005);

        around.publish(
                new RestoreApproved(
                        Requests.fact("RestoreApproved", restore, "shop/restored"), backupId, List.of("ada"), null),
                Map.of());

        var restored = around.await(DatabaseRestored.class, restore);
        assertThat(rows("restored")).isEqualTo(1_000);
        assertThat(restored.getLost())
                .singleElement()
                .satisfies(table -> assertThat(table.getInserted()).isEqualTo(5));
        assertThat(databaseNames()).contains(restored.getReplacedDatabase().orElseThrow());
    }

    @Test
    void bk_006_removes_what_the_rules_let_go_but_never_what_the_live_release_needs() throws Exception {
        var live = backedUp(admit("pruned", around.store(APPLICATION)));
        succeeds(live, RequestKind.DEPLOY);
        var undone = backedUp(admit("pruned", around.store(APPLICATION)));
        isUndone(undone);
        var first = backedUp(recover("pruned", RequestKind.BACKUP));
        succeeds(first, RequestKind.BACKUP);
        var second = backedUp(recover("pruned", RequestKind.BACKUP));

        assertThat(around.await(BackupPruned.class, second.request()).getBackupId())
                .isEqualTo(first.backup());
        succeeds(second, RequestKind.BACKUP);
        assertThat(stored()).doesNotContain(first.backup()).contains(live.backup(), undone.backup(), second.backup());

        var newer = backedUp(admit("pruned", around.store(APPLICATION)));
        assertThat(around.await(BackupPruned.class, newer.request()).getBackupId())
                .isEqualTo(undone.backup());
        succeeds(newer, RequestKind.DEPLOY);
        var last = backedUp(recover("pruned", RequestKind.BACKUP));

        around.await(BackupPruned.class, last.request());
        assertThat(around.all(BackupPruned.class, last.request()))
                .extracting(BackupPruned::getBackupId)
                .containsExactlyInAnyOrder(second.backup(), live.backup());
    }

    private record Rest(String request, String backup) {}

    private Rest backedUp(String request) throws Exception {
        return new Rest(
                request,
                around.await(BackupVerified.class, request).getBackupId().orElseThrow());
    }

    /** What the gate would say. */
    private void succeeds(Rest rest, RequestKind kind) {
        around.publish(
                Succeeded.newBuilder()
                        .setEnvelope(Requests.fact("outcome", rest.request(), "shop/pruned"))
                        .setKind(kind)
                        .setRelease(Release.newBuilder()
                                .setVersion("1.1")
                                .setBundle(new ClaimCheck("0".repeat(64), 1L))
                                .build())
                        .setStatement("done")
                        .build(),
                Map.of());
    }

    private void isUndone(Rest rest) {
        around.publish(
                RolledBack.newBuilder()
                        .setEnvelope(Requests.fact("outcome", rest.request(), "shop/pruned"))
                        .setKind(RequestKind.DEPLOY)
                        .setReasons(List.of())
                        .build(),
                Map.of());
    }

    /** The names of all backups of which anything lies in the store. */
    private static Set<String> stored() throws IOException {
        try (var files = Files.walk(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private List<String> databaseNames() throws SQLException {
        return texts(superuser("restored"), "select datname from pg_database where not datistemplate");
    }

    private int rows(String name) throws SQLException {
        return Integer.parseInt(
                texts(owner(name), "select count(*) from orders").getFirst());
    }

    private static List<String> texts(Login login, String question) throws SQLException {
        try (var connection = login.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static List<String> codes(BackupRefused refused) {
        return refused.getReasons().stream().map(Reason::getCode).toList();
    }

    private Bundle bundle(String up, String down) throws IOException {
        return around.store(Map.of(
                "slipway.yaml", APPLICATION,
                "migrations/0001_change.up.sql", up,
                "migrations/0001_change.down.sql", down));
    }

    private String admit(String name, Bundle bundle) {
        var id = UUID.randomUUID().toString();
        var release = Release.newBuilder()
                .setVersion("1.1")
                .setBundle(new ClaimCheck(bundle.digest().hex(), bundle.bytes()))
                .build();
        around.publish(
                DeploymentAdmitted.newBuilder()
                        .setEnvelope(Requests.fact("DeploymentAdmitted", id, "shop/" + name))
                        .setKind(RequestKind.DEPLOY)
                        .setPlan(Plan.newBuilder()
                                .setDigest("d")
                                .setRelease(release)
                                .setSteps(List.of())
                                .build())
                        .build(),
                Map.of());
        return id;
    }

    private String recover(String name, RequestKind kind) {
        return recover(name, kind, null);
    }

    private String recover(String name, RequestKind kind, @Nullable String backupId) {
        var id = UUID.randomUUID().toString();
        around.publish(
                RecoveryAdmitted.newBuilder()
                        .setEnvelope(Requests.fact("RecoveryAdmitted", id, "shop/" + name))
                        .setKind(kind)
                        .setRetention(kind == RequestKind.BACKUP ? "daily" : null)
                        .setBackupId(backupId)
                        .setDrill(kind == RequestKind.DRILL ? "restore" : null)
                        .build(),
                Map.of());
        return id;
    }

    private Login superuser(String name) {
        return Objects.requireNonNull(databases.get(name)).superuser();
    }

    private Login owner(String name) {
        return Objects.requireNonNull(databases.get(name)).owner();
    }

    private void run(String name, String sql) throws SQLException {
        try (var connection = owner(name).open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> columns(String name) throws SQLException {
        return texts(owner(name), "select column_name from information_schema.columns where table_name = 'orders'");
    }

    private Path url(String name) throws IOException {
        var login = owner(name);
        return Files.writeString(
                folder.resolve(name + ".url"),
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(login.user(), login.password(), login.host(), login.port(), login.database()));
    }

    private static Path key() throws IOException {
        var key = new byte[32];
        new Random().nextBytes(key);
        return Files.writeString(
                folder.resolve("backup.key"), Base64.getEncoder().encodeToString(key));
    }
}
