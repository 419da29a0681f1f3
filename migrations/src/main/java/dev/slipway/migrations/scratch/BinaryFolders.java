package dev.slipway.migrations.scratch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows where operating systems put PostgreSQL; few of them put the server on the PATH. */
final class BinaryFolders {

    static final String VARIABLE = "SLIPWAY_POSTGRES_BIN";

    private static final List<String> PER_VERSION = List.of(
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/usr/lib/postgresql*/bin",
            "/usr/local/pgsql/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin");

    private BinaryFolders() {}

    /** What the environment names comes alone, because whoever set it does not want a guess. */
    static List<Path> onThisMachine(Map<String, String> environment) {
        var named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return List.of(Path.of(named));
        }
        var folders = new LinkedHashSet<Path>();
        PER_VERSION.forEach(pattern -> folders.addAll(matching(pattern)));
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
                configured(Path.of(folder, "pg_config")).ifPresent(folders::add);
            }
        }
        return List.copyOf(folders);
    }

    private static Optional<Path> configured(Path program) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        var said = Account.own().run(List.of(program.toString(), "--bindir"));
        return said.succeeded() ? Optional.of(Path.of(said.output().strip())) : Optional.empty();
    }

    private static List<Path> matching(String pattern) {
        var found = List.of(Path.of("/"));
        for (var part : Path.of(pattern)) {
            var next = new ArrayList<Path>();
            found.forEach(folder -> next.addAll(children(folder, part.toString())));
            found = List.copyOf(next);
        }
        return found;
    }

    private static List<Path> children(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(children::add);
        } catch (IOException e) {
            return List.of();
        }
        return children;
    }
}
