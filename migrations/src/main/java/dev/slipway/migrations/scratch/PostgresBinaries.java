package dev.slipway.migrations.scratch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs of an installed PostgreSQL, all of one major version. */
public record PostgresBinaries(Path folder, int major) {

    private static final List<String> SERVER = List.of("postgres", "initdb", "pg_ctl");
    private static final List<String> CLIENTS = List.of("pg_dump", "pg_restore", "pg_dumpall");
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    /** The newest that is installed, or the newest of one major version. */
    public static PostgresBinaries find(Map<String, String> environment, OptionalInt major) {
        return find(BinaryFolders.onThisMachine(environment), major);
    }

    static PostgresBinaries find(List<Path> folders, OptionalInt major) {
        return in(folders, SERVER)
                .filter(found -> major.isEmpty() || found.major() == major.getAsInt())
                .max(Comparator.comparingInt(PostgresBinaries::major))
                .orElseThrow(() -> missing(folders, major));
    }

    /** Those that dump and restore databases of one major version; a server need not be installed with them. */
    public static PostgresBinaries findClients(Map<String, String> environment, int major) {
        var found = in(BinaryFolders.onThisMachine(environment), CLIENTS).toList();
        return found.stream()
                .filter(programs -> programs.major() == major)
                .findFirst()
                .orElseThrow(() -> missingClients(found, major));
    }

    public Path program(String name) {
        return folder.resolve(name);
    }

    /** Of the folders those that have all of the programs, the first of which is asked for its version. */
    private static Stream<PostgresBinaries> in(List<Path> folders, List<String> programs) {
        return folders.stream()
                .filter(folder -> programs.stream().allMatch(program -> Files.isExecutable(folder.resolve(program))))
                .map(folder -> in(folder, programs.getFirst()))
                .flatMap(Optional::stream);
    }

    private static Optional<PostgresBinaries> in(Path folder, String program) {
        var version = Account.own().run(List.of(folder.resolve(program).toString(), "--version"));
        var major = VERSION.matcher(version.output());
        return version.succeeded() && major.find()
                ? Optional.of(new PostgresBinaries(folder, Integer.parseInt(major.group(1))))
                : Optional.empty();
    }

    private static CannotStart missingClients(List<PostgresBinaries> others, int major) {
        var there = others.isEmpty()
                ? "none is installed"
                : others.stream()
                        .map(each -> each.major() + " in " + each.folder())
                        .collect(Collectors.joining(", ", "there is only ", ""));
        return new CannotStart(
                "a database of PostgreSQL %d needs pg_dump and pg_restore of the same version, and %s; install them (Debian and Ubuntu: apt-get install postgresql-client-%d; macOS: brew install postgresql@%d), or name their folder in %s"
                        .formatted(major, there, major, major, BinaryFolders.VARIABLE));
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
