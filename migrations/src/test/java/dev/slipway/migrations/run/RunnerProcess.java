package dev.slipway.migrations.run;

import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** A runner in a process of its own, for tests that kill it. */
final class RunnerProcess {

    private RunnerProcess() {}

    /** The folder, then the database's address. */
    public static void main(String... arguments) {
        new MigrationRunner(
                        DatabaseUrl.parse(arguments[1]).dataSource(),
                        new Claim("d-1", 1),
                        RunSettings.usual(),
                        MigrationObserver.none(),
                        InstantSource.system())
                .up(MigrationFolder.read(Path.of(arguments[0])), Optional.empty());
    }

    static Process start(Path folder, String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunnerProcess.class.getName(),
                        folder.toString(),
                        url)
                .inheritIO()
                .start();
    }
}
