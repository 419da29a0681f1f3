package dev.slipway.migrations.scratch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The programs of an installed PostgreSQL server, all of one major version. */
public record PostgresBinaries(Path folder, int major) {

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    /** The newest that is installed, or the newest of one major version. */
    public static PostgresBinaries find(Map<String, String> environment, OptionalInt major) {
        return find(BinaryFolders.onThisMachine(environment), major);
    }

    static PostgresBinaries find(List<Path> folders, OptionalInt major) {
        return folders.stream()
                .filter(PostgresBinaries::isComplete)
                .map(PostgresBinaries::in)
                .flatMap(Optional::stream)
                .filter(found -> major.isEmpty() || found.major() == major.getAsInt())
                .max(Comparator.comparingInt(PostgresBinaries::major))
                .orElseThrow(() -> missing(folders, major));
    }

    public Path program(String name) {
        return folder.resolve(name);
    }

    private static boolean isComplete(Path folder) {
        return List.of("initdb", "postgres", "pg_ctl").stream()
                .allMatch(program -> Files.isExecutable(folder.resolve(program)));
    }

    private static Optional<PostgresBinaries> in(Path folder) {
        var version = Account.own().run(List.of(folder.resolve("postgres").toString(), "--version"));
        var major = VERSION.matcher(version.output());
        return version.succeeded() && major.find()
                ? Optional.of(new PostgresBinaries(folder, Integer.parseInt(major.group(1))))
                : Optional.empty();
    }

    private static CannotStart missing(List<Path> folders, OptionalInt major) {
        var wanted = "PostgreSQL server" + (major.isPresent() ? " of version " + major.getAsInt() : "");
        var debian = "apt-get install postgresql" + (major.isPresent() ? "-" + major.getAsInt() : "");
        var homebrew = "brew install postgresql@" + major.orElse(17);
        return new CannotStart(
                "no %s is installed: none of %d folders holds initdb, postgres and pg_ctl; install one (Debian and Ubuntu: %s; macOS: %s), or name its folder of programs in %s"
                        .formatted(wanted, folders.size(), debian, homebrew, BinaryFolders.VARIABLE));
    }
}
