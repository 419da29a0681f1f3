package dev.slipway.migrations;

import dev.slipway.migrations.Problem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a folder of migrations in whichever layout it is, and says everything that is wrong with it at once. */
public final class MigrationFolder {

    private final Path folder;
    private final FolderLimits limits;
    private final List<Problem> problems = new ArrayList<>();

    private MigrationFolder(Path folder, FolderLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    public static MigrationSet read(Path folder) {
        return read(folder, FolderLimits.USUAL);
    }

    /** A folder named by an application, which must lie inside the application's own directory. */
    public static MigrationSet readInside(Path directory, String path) {
        var folder = directory.resolve(path);
        try {
            if (Files.exists(folder) && !folder.toRealPath().startsWith(directory.toRealPath())) {
                return unreadable(path, "leads out of the application's directory; name a folder inside of it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(folder);
    }

    /** Whether there is anything in a folder that could be a migration of ours. */
    public static boolean holdsSql(Path folder) {
        return FolderFiles.in(folder, FolderLimits.USUAL, new ArrayList<>()).keySet().stream()
                .anyMatch(name -> name.endsWith(".sql"));
    }

    static MigrationSet read(Path folder, FolderLimits limits) {
        return Files.isDirectory(folder)
                ? new MigrationFolder(folder, limits).read()
                : unreadable(folder.toString(), "is not a folder; name the one that holds the migrations");
    }

    private static MigrationSet unreadable(String path, String why) {
        return new MigrationSet(Layout.NONE, List.of(), List.of(Problem.of(Kind.UNREADABLE, path, why)));
    }

    private MigrationSet read() {
        var files = FolderFiles.in(folder, limits, problems);
        var scripts = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".sql"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
        PrismaLock.problem(files, limits).ifPresent(problems::add);
        var namings = namings(scripts.keySet());
        if (namings.size() != 1) {
            problems.add(namings.isEmpty() ? unknown(scripts.keySet()) : mixed(namings));
            return new MigrationSet(Layout.NONE, List.of(), sorted());
        }
        var naming = namings.keySet().iterator().next();
        var assembly = new Assembly(naming, problems);
        scripts.forEach((name, file) -> assembly.add(name, () -> FolderFiles.text(file, name, limits, problems)));
        var migrations = assembly.migrations();
        problems.addAll(Gaps.in(assembly.places()));
        migrations.forEach(migration -> problems.addAll(ScriptCheck.of(migration)));
        return new MigrationSet(naming.layout(), migrations, sorted());
    }

    /** Each naming that some file follows, with the first that does. */
    private static Map<Naming, String> namings(Iterable<String> names) {
        var found = new EnumMap<Naming, String>(Naming.class);
        for (var name : names) {
            for (var naming : Naming.values()) {
                if (!(naming.of(name) instanceof Place.Foreign)) {
                    found.putIfAbsent(naming, name);
                }
            }
        }
        return found;
    }

    private Problem unknown(Iterable<String> scripts) {
        var names = scripts.iterator();
        var seen = names.hasNext() ? "`" + names.next() + "` follows no layout" : "there are no SQL files";
        var layouts = Arrays.stream(Naming.values())
                .map(naming -> naming.layout().form() + " (" + naming.layout().title() + ")")
                .collect(Collectors.joining("; "));
        return Problem.of(Kind.LAYOUT, folder.toString(), seen + "; those that are known: " + layouts);
    }

    private Problem mixed(Map<Naming, String> namings) {
        var seen = namings.entrySet().stream()
                .map(each -> each.getKey().layout().title() + " (`" + each.getValue() + "`)")
                .collect(Collectors.joining(" and "));
        return Problem.of(
                Kind.LAYOUT, folder.toString(), "mixes layouts: " + seen + "; the order would be a guess, so keep one");
    }

    private List<Problem> sorted() {
        return problems.stream().sorted(Problem.BY_PLACE).toList();
    }
}
