package dev.slipway.cli.connect;

import dev.slipway.cli.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a Slipway that runs on one machine, and what lies where in it. */
public record DataFolder(Path path) {

    private static final String NAME = ".slipway";

    /** What was asked for, or else `.slipway` here where there is one, or else the one at home. */
    public static DataFolder of(Optional<String> asked, Shell shell) {
        return asked.or(() -> Optional.ofNullable(shell.environment().get("SLIPWAY_DATA")))
                .map(shell::resolve)
                .map(DataFolder::new)
                .orElseGet(() -> usual(shell));
    }

    private static DataFolder usual(Shell shell) {
        var here = shell.directory().resolve(NAME);
        return new DataFolder(Files.isDirectory(here) ? here : shell.resolve("~/" + NAME));
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path store() {
        return path.resolve("store");
    }

    /** Where the workers keep what must outlive them: running services, routers, opened releases. */
    public Path work() {
        return path.resolve("work");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path key() {
        return path.resolve("keys").resolve("local.pem");
    }

    /** What backups are sealed under. */
    public Path backupKey() {
        return path.resolve("keys").resolve("backup.key");
    }

    public Path targets() {
        return path.resolve("targets.yaml");
    }

    public Path connection() {
        return path.resolve("connection.properties");
    }

    public Path claim() {
        return path.resolve("up.lock");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
