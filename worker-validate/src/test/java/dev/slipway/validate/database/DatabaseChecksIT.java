package dev.slipway.validate.database;

import static dev.slipway.validate.part.Verdicts.doesNotApply;
import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;
import static dev.slipway.validate.part.Verdicts.warns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.part.Candidates;
import dev.slipway.validate.part.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseChecksIT {

    private static ScratchPostgres archiving;
    private static ScratchPostgres plain;

    @TempDir
    private Path release;

    private ScratchDatabase database;
    private Reach reach;

    @BeforeAll
    static void start() {
        plain = ScratchPostgres.start();
        archiving = ScratchPostgres.start(
                PostgresBinaries.find(System.getenv(), OptionalInt.empty()),
                Map.of("wal_level", "replica", "archive_mode", "on", "archive_command", "true"));
    }

    @AfterAll
    static void stop() {
        plain.close();
        archiving.close();
    }

    @BeforeEach
    void take_a_fresh_database() {
        use(plain);
    }

    private void use(ScratchPostgres server) {
        database = server.newDatabase();
        reach = new Reach(new Secrets(Map.of("PASSWORD", database.owner().password())), Duration.ofSeconds(5));
    }

    @Test
    void passes_a_server_that_answers_and_archives_its_wal() throws InterruptedException {
        use(archiving);

        passes(
                database("wal-archiving: required"),
                "is served by PostgreSQL",
                "connections are left",
                "wal_level is replica and archive_mode on");
    }

    @Test
    void fails_a_server_that_is_to_archive_and_was_not_told_where() throws InterruptedException {
        try (var aimless = ScratchPostgres.start(
                PostgresBinaries.find(System.getenv(), OptionalInt.empty()),
                Map.of("wal_level", "replica", "archive_mode", "on"))) {
            use(aimless);

            fails("wal-not-archived", database("wal-archiving: required"), "archive_mode on", "so no WAL is kept");
        }
    }

    @Test
    void weighs_missing_wal_archiving_as_the_operator_wants() throws InterruptedException {
        warns(database("wal-archiving: expected"), "there is no way back to a point in time");
        fails("wal-not-archived", database("wal-archiving: required"), "archive_mode off");
        passes(database("wal-archiving: ignored"), "archive_mode off");
    }

    @Test
    void fails_a_server_that_is_too_old_or_has_no_connections_left() throws InterruptedException {
        fails("database-too-old", database("minimum-version: 99"), "must be 99 or later");
        fails(
                "database-connections",
                new DatabaseCheck(reach).look(candidate("", "limits: {connections-free: 1000}")),
                "1000 have to be");
    }

    @Test
    void counts_the_connections_of_others_too() throws InterruptedException, SQLException {
        var others = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 54; i++) {
                others.add(database.superuser().open());
            }

            fails("database-connections", database("wal-archiving: ignored"), " of 57 connections are left; 5 have");
        } finally {
            for (var other : others) {
                other.close();
            }
        }
    }

    @Test
    void leaves_files_without_an_order_to_the_check_of_the_files() throws IOException, InterruptedException {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        migration("001_again", "create table orders (id bigint primary key)", "drop table orders");

        doesNotApply(trial(), "the check `migrations` says which");
    }

    @Test
    void fails_when_the_password_is_wrong_or_the_server_away() throws InterruptedException {
        var candidate = candidate("wal-archiving: ignored", "");
        var wrong = new Reach(new Secrets(Map.of("PASSWORD", "not-the-password")), Duration.ofSeconds(2));

        var refused = new DatabaseCheck(wrong).look(candidate);
        fails("database-unreachable", refused, "does not let us in");
        assertThat(refused.toString()).doesNotContain("not-the-password");
        fails(
                "database-unreachable",
                new DatabaseCheck(reach)
                        .look(Candidates.to("""
                        database: {host: 127.0.0.1, port: %d, name: shop, user: shop}
                        """.formatted(FreePort.any())).unopened()),
                "cannot be asked");
        doesNotApply(new DatabaseCheck(reach).look(Candidates.to("").unopened()), "names no database");
    }

    @Test
    void tells_what_is_applied_and_what_is_pending() throws IOException, InterruptedException {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        apply();
        migration("002_prices", "alter table orders add price int", "alter table orders drop price");

        passes(pending(), "1 migrations are applied", "1 pending: 002_prices");
    }

    @Test
    void fails_a_migration_that_was_edited_after_it_was_applied() throws IOException, InterruptedException {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        apply();
        migration("001_shop", "create table orders (id bigint primary key, price int)", "drop table orders");

        fails("migrations-drifted", pending(), "was edited after it had been applied");
    }

    @Test
    void fails_a_release_that_lacks_what_was_applied() throws IOException, InterruptedException {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        migration("002_prices", "alter table orders add price int", "alter table orders drop price");
        apply();
        Files.delete(release.resolve("migrations/002_prices.up.sql"));
        Files.delete(release.resolve("migrations/002_prices.down.sql"));

        fails("migrations-drifted", pending(), "is not in this release");
    }

    @Test
    void fails_until_the_history_of_another_tool_is_taken_over()
            throws IOException, InterruptedException, SQLException {
        try (var connection = database.owner().open();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table flyway_schema_history (installed_rank int primary key, version varchar(50),
                      description varchar(200), type varchar(20), script varchar(1000), checksum int,
                      installed_by varchar(100), installed_on timestamp default now(), execution_time int, success bool);
                    insert into flyway_schema_history
                      values (1, '1', 'shop', 'SQL', 'V1__shop.sql', 1, 'x', now(), 1, true)
                    """);
        }
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");

        fails("migrations-not-adopted", pending(), "Flyway has applied 1");
    }

    @Test
    void passes_a_schema_that_is_as_the_migrations_have_left_it() throws Exception {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        apply();
        sql("insert into orders values (1)", "grant select on orders to public");

        passes(drift(), "is what the last migration has left");
    }

    @Test
    void names_what_was_changed_by_hand_by_kind_and_name() throws Exception {
        migration(
                "001_shop",
                "create table orders (id bigint primary key, note text); create view recent as select id from orders",
                "drop view recent; drop table orders");
        apply();
        sql("create index by_note on orders (note)", "alter table orders alter note set not null", "drop view recent");

        fails(
                "schema-drifted",
                drift(),
                "index public.by_note was added",
                "column public.orders.note was changed",
                "view public.recent is gone");
    }

    @Test
    void takes_the_schema_after_the_next_run_for_what_it_is_to_be() throws Exception {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        apply();
        sql("create table by_hand (id int)");
        fails("schema-drifted", drift(), "table public.by_hand was added");
        migration("002_prices", "alter table orders add price int", "alter table orders drop price");
        apply();

        passes(drift(), "is what the last migration has left");
    }

    @Test
    void says_why_a_schema_cannot_be_compared() throws Exception {
        doesNotApply(drift(), "Slipway has not migrated it yet");
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        runner().adopt(MigrationFolder.read(release.resolve("migrations")), new Version("1"));
        doesNotApply(drift(), "only taken over what another tool had applied");

        migration("002_prices", "create table prices (id int)", "drop table prices");
        apply();
        sql("update slipway.recorded_schema set server = 9");
        doesNotApply(drift(), "noted under PostgreSQL 9");
        sql("update slipway.recorded_schema set entry = 1");
        doesNotApply(drift(), "cut off before the schema was noted");
    }

    @Test
    void mg_004_has_postgresql_itself_take_or_refuse_the_migrations() throws IOException, InterruptedException {
        migration("001_shop", "create table orders (id bigint primary key)", "drop table orders");
        passes(trial(), "has taken all 1 migrations");

        migration("002_notes", "create table notes (id integer primary key autoincrement)", "drop table notes");
        fails("migration-refused", trial(), "PostgreSQL refuses", "this looks like SQLite");
    }

    @Test
    void has_nothing_to_say_about_a_release_without_migrations() throws InterruptedException {
        doesNotApply(pending(), "no migrations");
        doesNotApply(trial(), "no migrations");
    }

    @Test
    void au_21_reports_a_database_that_nothing_shows_to_be_encrypted() throws InterruptedException {
        warns(new EncryptionAtRestCheck(reach).look(candidate("", "")), "nothing shows that the data of");
    }

    @Test
    void au_21_passes_a_database_on_an_encrypted_volume_of_this_host(@TempDir Path devices)
            throws IOException, InterruptedException, SQLException {
        letTheOwnerSeeSettings();
        var folder = dataFolder();
        var device = Path.of(Files.getFileStore(folder).name()).getFileName();
        Files.createDirectories(devices.resolve(device + "/slaves/dm-0"));
        Files.createDirectories(devices.resolve("dm-0/dm"));
        Files.writeString(devices.resolve("dm-0/dm/uuid"), "CRYPT-LUKS2-0a0b-data");

        passes(
                new EncryptionAtRestCheck(reach, new BlockDevices(devices)).look(candidate("", "")),
                "which is on an encrypted volume of this host");
    }

    private void letTheOwnerSeeSettings() throws SQLException {
        try (var connection = database.superuser().open();
                var statement = connection.createStatement()) {
            statement.execute(
                    "grant pg_read_all_settings to " + database.owner().user());
        }
    }

    private Path dataFolder() throws SQLException {
        try (var connection = database.superuser().open();
                var row = connection.createStatement().executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private Finding database(String keys) throws InterruptedException {
        return new DatabaseCheck(reach).look(candidate(keys, ""));
    }

    private Finding pending() throws InterruptedException {
        return new PendingMigrationsCheck(reach).look(candidate("", ""), contents());
    }

    private Finding drift() throws InterruptedException {
        return new SchemaDriftCheck(reach).look(candidate("", ""));
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = database.owner().open();
                var work = connection.createStatement()) {
            for (var each : statements) {
                work.execute(each);
            }
        }
    }

    private Finding trial() throws InterruptedException {
        return new MigrationTrialCheck(reach, InstantSource.system()).look(candidate("", ""), contents());
    }

    private Opened.Contents contents() {
        return candidate("", "").contents().orElseThrow();
    }

    private Candidate candidate(String keys, String more) {
        var login = database.owner();
        return Candidates.to("""
                        database:
                          host: %s
                          port: %d
                          name: %s
                          user: %s
                          password: ${env:PASSWORD}
                          %s
                        %s
                        """.formatted(login.host(), login.port(), login.database(), login.user(), keys, more))
                .with(release);
    }

    private void migration(String name, String up, String down) throws IOException {
        var folder = Files.createDirectories(release.resolve("migrations"));
        Files.writeString(folder.resolve(name + ".up.sql"), up + ";\n");
        Files.writeString(folder.resolve(name + ".down.sql"), down + ";\n");
    }

    private void apply() {
        var result = runner().up(MigrationFolder.read(release.resolve("migrations")), Optional.empty());
        assertThat(result).isInstanceOf(RunResult.Finished.class);
    }

    private MigrationRunner runner() {
        return new MigrationRunner(
                database.owner().dataSource(),
                new Claim("test", 1),
                RunSettings.usual(),
                MigrationObserver.none(),
                InstantSource.system());
    }
}
