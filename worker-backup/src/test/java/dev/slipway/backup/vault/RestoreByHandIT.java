package dev.slipway.backup.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.store.S3Bucket;
import dev.slipway.backup.store.StoreSettings;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the runbook says under restore-by-hand, with what is written there and nothing of ours. */
class RestoreByHandIT {

    private static final Pattern BLOCK = Pattern.compile("(?s) *```(\\w+)\n(.*?)\n *```");
    private static final Target SHOP = Target.of("shop", "production");
    private static final BackupId ID = new BackupId("b-1");

    @TempDir
    Path folder;

    @Test
    void restores_a_database_with_public_tools_alone() throws Exception {
        var secret = secret();
        try (var server = ScratchPostgres.start()) {
            var original = server.newDatabase();
            fill(original.superuser());
            backUp(original.superuser(), secret);
            var restored = server.newDatabase();
            var work = Files.createDirectory(folder.resolve("work"));
            Files.writeString(work.resolve("unseal.py"), block("python", 0));
            Files.writeString(work.resolve("key.base64"), secret + "\n");

            var said = run(work, block("sh", 2), restored);

            assertThat(said.exit()).as(said.output()).isZero();
            assertThat(digest(restored.superuser())).isEqualTo(digest(original.superuser()));
            assertThat(work.resolve("globals.sql")).hasContent("create role made_by_hand;");
        }
    }

    @Test
    void refuses_by_hand_what_was_changed_in_the_store() throws Exception {
        var secret = secret();
        try (var server = ScratchPostgres.start()) {
            var original = server.newDatabase();
            fill(original.superuser());
            backUp(original.superuser(), secret);
            var dump = onlyFile("database.dump.0001");
            var bytes = Files.readAllBytes(dump);
            bytes[bytes.length / 2] ^= 1;
            Files.write(dump, bytes);
            var work = Files.createDirectory(folder.resolve("work"));
            Files.writeString(work.resolve("unseal.py"), block("python", 0));
            Files.writeString(work.resolve("key.base64"), secret);

            var said = run(work, block("sh", 2), server.newDatabase());

            assertThat(said.exit()).isNotZero();
            assertThat(said.output()).contains("is damaged");
        }
    }

    /** More than one segment and one part, and of what compresses badly. */
    private static void fill(Login database) throws SQLException {
        execute(
                database,
                "create table orders (id int primary key, name text);"
                        + " insert into orders select i, md5(random()::text) || md5(random()::text)"
                        + " from generate_series(1, 200000) i");
    }

    private void backUp(Login database, String secret) throws IOException, InterruptedException {
        try (var store = EmbeddedStore.start(
                        new EmbeddedStore.Settings(folder.resolve("store"), 0, "slipway", "secret"));
                var bucket = S3Bucket.open(StoreSettings.of(new S3Address(
                        store.endpoint(), "us-east-1", "backups", true, new S3Credentials("slipway", "secret"))))) {
            bucket.makeIfMissing();
            var sealer = Sealer.under(KeyRing.of("summer", Map.of("summer", secret)));
            var vault = new Vault(bucket, sealer, Optional.empty(), InstantSource.system());
            var order = new Order(
                    SHOP, ID, new Source("7301/shop", "15"), RetentionClass.DAILY, new Origin("r-1", "schedule"));
            try (var deposit = vault.begin(order, Sizes.expecting(0), Watcher.NOBODY)) {
                try (var globals = deposit.small("globals.sql")) {
                    globals.write("create role made_by_hand;".getBytes(UTF_8));
                }
                try (var dump = deposit.large("database.dump")) {
                    dump(database, dump);
                }
                deposit.finish(Map.of());
            }
        }
    }

    private static void dump(Login database, java.io.OutputStream into) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        "pg_dump", "-Fc", "-Z0", "--no-owner", "--dbname", url(database, database.database()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        program.getInputStream().transferTo(into);
        assertThat(program.waitFor()).isZero();
    }

    private record Said(int exit, String output) {}

    private Said run(Path work, String commands, ScratchDatabase into) throws IOException, InterruptedException {
        var program = new ProcessBuilder("sh", "-e", "-c", commands).directory(work.toFile());
        var superuser = into.superuser();
        program.environment()
                .putAll(Map.of(
                        "COPY", folder.resolve("store/backups").toString(),
                        "TARGET", SHOP.toString(),
                        "ID", ID.value(),
                        "KEY", "key.base64",
                        "SERVER", url(superuser, "postgres"),
                        "NEW", url(superuser, superuser.database())));
        program.environment().merge("PATH", python().getParent() + ":", (path, first) -> first + path);
        var running = program.redirectErrorStream(true).start();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);
        return new Said(running.waitFor(), output);
    }

    /** A Python beside the system's own does not see the system's libraries. */
    private static Path python() {
        var path = Stream.of(System.getenv("PATH").split(":"));
        return Stream.concat(path, Stream.of("/usr/bin"))
                .map(place -> Path.of(place, "python3"))
                .filter(RestoreByHandIT::knowsCryptography)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no Python knows the library cryptography; apt-get install python3-cryptography"));
    }

    private static boolean knowsCryptography(Path python) {
        try {
            return Files.isExecutable(python)
                    && new ProcessBuilder(python.toString(), "-c", "import cryptography")
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String block(String language, int number) throws IOException {
        var runbook = Files.readString(Path.of("../docs/runbook.md"));
        var section = runbook.substring(runbook.indexOf("### restore-by-hand"));
        return BLOCK.matcher(section)
                .results()
                .filter(block -> block.group(1).equals(language))
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(2)
                .stripIndent();
    }

    private Path onlyFile(String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static List<String> digest(Login database) throws SQLException {
        try (var connection = database.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*), md5(string_agg(id || name, ',' order by id)) from orders")) {
            row.next();
            return List.of(row.getString(1), row.getString(2));
        }
    }

    private static void execute(Login database, String sql) throws SQLException {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(Login login, String database) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), database);
    }

    private static String secret() {
        var bytes = new byte[32];
        new Random().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
