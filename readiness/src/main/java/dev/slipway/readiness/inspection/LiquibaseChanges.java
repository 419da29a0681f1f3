package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Liquibase's changelogs: it undoes most changes by itself, but not SQL, data and what was dropped. */
final class LiquibaseChanges {

    private static final Pattern LOG = Pattern.compile("(?i)databaseChangeLog");
    private static final Pattern SET =
            Pattern.compile("(?i)<changeSet\\b|[-\\s\"]changeSet\"?\\s*:|^--\\s*changeset\\b");
    private static final Pattern NEEDS = Pattern.compile(
            "(?i)<(sql|sqlFile|insert|update|delete|dropTable|dropColumn|loadData|customChange|modifyDataType)\\b"
                    + "|[-\\s\"](sql|sqlFile|insert|update|delete|dropTable|dropColumn|loadData"
                    + "|modifyDataType)\"?\\s*:");
    private static final Pattern ROLLBACK =
            Pattern.compile("(?i)<rollback\\b|[-\\s\"]rollback\"?\\s*:|^--\\s*rollback\\s+\\S");

    private LiquibaseChanges() {}

    static List<SchemaHistory> in(SourceFiles files) {
        var changes = files.where(LiquibaseChanges::isLog).stream()
                .flatMap(file -> changes(file).stream())
                .toList();
        return changes.isEmpty() ? List.of() : List.of(new SchemaHistory("Liquibase", "changelogs", changes));
    }

    private static boolean isLog(SourceFile file) {
        return file.name().matches(".*\\.(xml|ya?ml|json)")
                && file.code().has(LOG)
                && file.code().has(SET);
    }

    private static List<SchemaChange> changes(SourceFile file) {
        var changes = new ArrayList<SchemaChange>();
        Optional<Line> open = Optional.empty();
        Optional<Line> needs = Optional.empty();
        var undone = false;
        for (var line : file.code().all()) {
            if (SET.matcher(line.text()).find()) {
                open.map(close(needs, undone)).ifPresent(changes::add);
                open = Optional.of(line);
                needs = Optional.empty();
                undone = false;
            }
            undone |= ROLLBACK.matcher(line.text()).find();
            if (needs.isEmpty() && !undone && NEEDS.matcher(line.text()).find()) {
                needs = Optional.of(line);
            }
        }
        open.map(close(needs, undone)).ifPresent(changes::add);
        return changes;
    }

    private static Function<Line, SchemaChange> close(Optional<Line> needs, boolean undone) {
        return begin -> new SchemaChange(
                begin.toString(),
                needs.isPresent() && !undone
                        ? new WayBack.Missing(
                                "no rollback, which line " + needs.get().number() + " needs")
                        : WayBack.PRESENT);
    }
}
