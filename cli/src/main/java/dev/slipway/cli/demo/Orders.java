package dev.slipway.cli.demo;

import dev.slipway.cli.connect.OwnersFile;
import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The database that the shop of the demo keeps its orders in: a real server, which goes when the demo ends. */
final class Orders implements AutoCloseable {

    private static final List<String> MIGRATIONS = List.of("0001_orders", "0002_note", "0003_boxes");

    private final OrdersServer server;

    private Orders(OrdersServer server) {
        this.server = server;
    }

    /** With a table that Slipway has made, and what people have ordered since. */
    static Orders on(OrdersServer server, Path folder, InstantSource clock) {
        var orders = new Orders(server);
        orders.migrate(folder, clock);
        orders.run(text("orders.sql"));
        return orders;
    }

    /** The container that they lie in, where they do. */
    Optional<String> container() {
        return server.container();
    }

    private void migrate(Path folder, InstantSource clock) {
        try {
            var set = MigrationFolder.read(lay(1, folder.resolve("first-migration")));
            var runner = new MigrationRunner(
                    server.owner().dataSource(),
                    new Claim("the first release", 0),
                    RunSettings.usual(),
                    MigrationObserver.none(),
                    clock);
            if (runner.up(set, Optional.empty()) instanceof RunResult.Stopped(var _, var obstacle)) {
                throw new IllegalStateException("the orders of the demo cannot be made: " + obstacle.message());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used", e);
        }
    }

    /** The secret that targets.yaml refers to. */
    Path secretIn(Path folder) {
        var login = server.owner();
        var file = folder.resolve("keys").resolve("orders.url");
        try {
            OwnersFile.write(
                    file,
                    "postgresql://%s:%s@%s:%d/%s"
                            .formatted(login.user(), login.password(), login.host(), login.port(), login.database()));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the address of the database cannot be kept in " + file, e);
        }
    }

    /** The first so many migrations, laid into a folder. */
    private static Path lay(int migrations, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var migration : MIGRATIONS.subList(0, migrations)) {
            for (var way : List.of("up", "down")) {
                var name = migration + "." + way + ".sql";
                Files.writeString(folder.resolve(name), text("migrations/" + name));
            }
        }
        return folder;
    }

    /** Lays the first so many migrations into a release that gets a version of its own. */
    static Consumer<Path> migrations(int migrations, String version) {
        return release -> {
            try {
                lay(migrations, release.resolve("migrations"));
                Files.writeString(release.resolve("VERSION"), version + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException("the migrations cannot be laid into " + release, e);
            }
        };
    }

    /** Whether the column that the second migration would drop is still there, with what was in it. */
    boolean areWhole() {
        try (var connection = server.owner().open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*), sum(quantity) from orders")) {
            row.next();
            return row.getLong(1) == 20_000 && row.getLong(2) > 20_000;
        } catch (SQLException gone) {
            return false;
        }
    }

    private void run(String sql) {
        try (var connection = server.owner().open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the orders of the demo cannot be made: " + e.getMessage(), e);
        }
    }

    private static String text(String name) {
        try (var in = Objects.requireNonNull(Orders.class.getResourceAsStream("/demo/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
