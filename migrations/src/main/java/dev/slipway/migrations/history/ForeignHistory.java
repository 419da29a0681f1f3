package dev.slipway.migrations.history;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What another tool has noted about a database that it has migrated until now. */
public record ForeignHistory(Tool tool, String table, List<Noted> noted) {

    /** Tools whose notes can be read. */
    public enum Tool {
        PRISMA("Prisma", "_prisma_migrations", """
                select migration_name, finished_at is not null from %1$s h
                where rolled_back_at is null order by started_at"""),
        FLYWAY("Flyway", "flyway_schema_history", """
                select coalesce(version, script), success from %1$s h
                where version is not null and type not like 'UNDO%%' and not exists (
                  select from %1$s undone
                  where undone.type like 'UNDO%%' and undone.version = h.version
                    and undone.installed_rank > h.installed_rank)
                order by installed_rank""");

        private final String title;
        private final String table;
        private final String query;

        Tool(String title, String table, String query) {
            this.title = title;
            this.table = table;
            this.query = query;
        }

        public String title() {
            return title;
        }

        boolean means(Migration migration, String name) {
            return switch (this) {
                case PRISMA -> migration.name().equals(name);
                case FLYWAY -> migration.version().canonical().equals(canonical(name));
            };
        }

        private static String canonical(String version) {
            return version.matches("[0-9][0-9._]*[0-9]|[0-9]") ? new Version(version).canonical() : version;
        }
    }

    /** One migration as the other tool names it, and whether it ended well. */
    public record Noted(String name, boolean succeeded) {}

    public ForeignHistory {
        noted = List.copyOf(noted);
    }

    public static Optional<ForeignHistory> find(Connection connection) throws SQLException {
        for (var tool : Tool.values()) {
            var table = table(connection, tool.table);
            if (table.isPresent()) {
                return Optional.of(new ForeignHistory(tool, table.get(), read(connection, tool, table.get())));
            }
        }
        return Optional.empty();
    }

    /** Those of a set that the other tool has applied. */
    public List<Migration> appliedOf(MigrationSet set) {
        return set.migrations().stream()
                .filter(migration ->
                        noted.stream().anyMatch(each -> each.succeeded() && tool.means(migration, each.name())))
                .toList();
    }

    /** Why the notes cannot be taken over as they are. */
    public List<Problem> problemsWith(MigrationSet set) {
        var problems = new ArrayList<Problem>();
        for (var each : noted) {
            if (!each.succeeded()) {
                problems.add(Problem.of(
                        Kind.CUT_OFF,
                        each.name(),
                        "failed under " + tool.title() + "; bring it to an end there first"));
            } else if (set.migrations().stream().noneMatch(migration -> tool.means(migration, each.name()))) {
                problems.add(Problem.of(
                        Kind.FILE_MISSING,
                        each.name(),
                        "was applied by " + tool.title() + " and is not among the files; put it back"));
            }
        }
        return problems;
    }

    private static Optional<String> table(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("""
                select c.oid::pg_catalog.regclass::text from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relname = ? and c.relkind in ('r', 'p') and n.nspname !~ '^pg_' order by n.nspname limit 1""")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<Noted> read(Connection connection, Tool tool, String table) throws SQLException {
        var noted = new ArrayList<Noted>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(tool.query.formatted(table))) {
            while (rows.next()) {
                noted.add(new Noted(rows.getString(1), rows.getBoolean(2)));
            }
        }
        return noted;
    }
}
