package dev.slipway.readiness.inspection;

import dev.slipway.migrations.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Migrations that are plain SQL: pairs of files, or files with both ways in them. */
final class SqlFolders {

    private static final Pattern PRISMA = Pattern.compile("(?:(.*)/)?([^/]+)/migration\\.sql");
    private static final Pattern UP = Pattern.compile("(?:(.*)/)?([^/]*\\d[^/]*)\\.up\\.sql");
    private static final Pattern FLYWAY = Pattern.compile("(?:(.*)/)?V(\\d[\\d._]*__[^/]+)\\.sql");
    private static final Pattern NUMBERED = Pattern.compile(
            "((?:.*/)?(?:migrations?|migrate|db|sql|schema|drizzle|versions|changes)(?:/[^/]+)*)/\\d[^/]*\\.sql");
    private static final Pattern SECTION =
            Pattern.compile("(?i)^\\s*--\\s*(\\+goose\\s+Down|migrate:down|\\+migrate\\s+Down|rollback|down\\b)");
    private static final Pattern LIQUIBASE = Pattern.compile("(?i)^\\s*--\\s*liquibase formatted sql");
    private static final Pattern IRREVERSIBLE = Pattern.compile("(?i)^\\s*--.*\\birreversible\\b.{10,}");

    private final SourceFiles files;

    SqlFolders(SourceFiles files) {
        this.files = files;
    }

    List<SchemaHistory> histories() {
        Map<String, List<SchemaChange>> found = new LinkedHashMap<>();
        files.where(file -> file.name().endsWith(".sql") && !SourceKinds.isTest(file.path()))
                .forEach(file -> change(file)
                        .ifPresent(each -> found.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                                .add(each.getValue())));
        return found.entrySet().stream()
                .map(each -> new SchemaHistory(tool(each.getKey()), folder(each.getKey()), each.getValue()))
                .toList();
    }

    private static String tool(String key) {
        return key.substring(0, key.indexOf(':'));
    }

    private static String folder(String key) {
        return key.substring(key.indexOf(':') + 1);
    }

    private Optional<Map.Entry<String, SchemaChange>> change(SourceFile file) {
        var prisma = PRISMA.matcher(file.path());
        if (prisma.matches()) {
            var folder = file.folder();
            return entry("Prisma", prisma.group(1), file, pair(file, folder + "/rollback.sql", folder + "/down.sql"));
        }
        var up = UP.matcher(file.path());
        if (up.matches()) {
            return entry("SQL", up.group(1), file, pair(file, file.path().replaceFirst("\\.up\\.sql$", ".down.sql")));
        }
        var flyway = FLYWAY.matcher(file.path());
        if (flyway.matches()) {
            var folder = flyway.group(1) == null ? "" : flyway.group(1) + "/";
            return entry("Flyway", flyway.group(1), file, pair(file, folder + "U" + flyway.group(2) + ".sql"));
        }
        var numbered = NUMBERED.matcher(file.path());
        return numbered.matches() && !isWayBack(file)
                ? entry("SQL", numbered.group(1), file, numbered(file))
                : Optional.empty();
    }

    private static Optional<Map.Entry<String, SchemaChange>> entry(
            String tool, @Nullable String folder, SourceFile file, WayBack wayBack) {
        return Optional.of(
                Map.entry(tool + ":" + (folder == null ? "" : folder), new SchemaChange(file.path(), wayBack)));
    }

    private static boolean isWayBack(SourceFile file) {
        return file.name().matches(".*([._-](down|rollback|revert|undo)\\.sql)|(rollback|down)\\.sql")
                || file.path().matches(".*/(down|rollbacks?|revert|undo)/[^/]+");
    }

    private WayBack pair(SourceFile up, String... names) {
        for (var name : names) {
            var down = files.at(name);
            if (down.isPresent()) {
                return ofScript(down.get());
            }
        }
        return declared(up) ? new WayBack.Declared() : new WayBack.Missing("no " + base(names[0]));
    }

    private WayBack numbered(SourceFile up) {
        if (up.written().has(LIQUIBASE)) {
            return up.written().has(Pattern.compile("(?i)^\\s*--\\s*rollback\\s+\\S"))
                    ? WayBack.PRESENT
                    : new WayBack.Missing("no --rollback");
        }
        var section = up.written().first(SECTION);
        if (section.isPresent()) {
            var at = section.get().number();
            return up.code().where(line -> line.number() > at).isEmpty()
                    ? new WayBack.Missing("nothing under its down section, line " + at)
                    : WayBack.PRESENT;
        }
        var stem = up.path().replaceFirst("\\.sql$", "");
        var folder = up.folder();
        return pair(
                up,
                stem + ".down.sql",
                stem + ".rollback.sql",
                stem + "_down.sql",
                stem + "_rollback.sql",
                stem + "-rollback.sql",
                folder + "/rollback/" + base(up.path()),
                folder + "/rollbacks/" + base(up.path()),
                folder + "/down/" + base(up.path()),
                folder + "/" + base(stem).replaceFirst("^(\\d+).*", "$1") + "_rollback.sql");
    }

    private static WayBack ofScript(SourceFile down) {
        if (declared(down)) {
            return new WayBack.Declared();
        }
        return Script.of(down.path(), down.text()).sql().isEmpty()
                ? new WayBack.Missing(base(down.path()) + " holds no statement")
                : WayBack.PRESENT;
    }

    private static boolean declared(SourceFile file) {
        return file.written().has(IRREVERSIBLE);
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
