package dev.slipway.readiness.inspection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The database of an application, told by what uses it, and how its schema changes. */
public record Schema(Engine engine, String evidence, List<SchemaHistory> histories) {

    /** Which database it is. */
    public enum Engine {
        NONE("", ""),
        POSTGRESQL(
                "(postgres(ql)?|psycopg|pgjdbc|\"pg\"|asyncpg|npgsql|timescaledb|postgis|pgx\\b"
                        + "|lib/pq|ruby-pg|'pg'|pg_dump)",
                "PostgreSQL"),
        MYSQL("(mysql|mariadb)", "MySQL"),
        SQL_SERVER("(mssql|sqlserver|System\\.Data\\.SqlClient)", "SQL Server"),
        MONGODB("(mongo(db|ose|o)?\\b|mongodb|pymongo)", "MongoDB"),
        SQLITE("(sqlite)", "SQLite");

        private final Pattern mark;
        private final String title;

        Engine(String mark, String title) {
            this.mark = Pattern.compile("(?i)" + mark);
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Schema {
        histories = List.copyOf(histories);
    }

    static Schema of(SourceFiles files, Containers containers) {
        var histories = Stream.of(
                        new SqlFolders(files).histories(), CodedMigrations.in(files), LiquibaseChanges.in(files))
                .flatMap(List::stream)
                .toList();
        for (var engine : Engine.values()) {
            if (engine == Engine.NONE) {
                continue;
            }
            var container = containers.withImage(engine.mark);
            if (container.isPresent()) {
                return new Schema(engine, container.get().toString(), histories);
            }
        }
        return byMentions(files, histories);
    }

    private static Schema byMentions(SourceFiles files, List<SchemaHistory> histories) {
        var mentions = files.code(file -> SourceKinds.isManifest(file)
                        || file.name().startsWith(".env")
                        || file.name().endsWith(".prisma")
                        || file.name()
                                .matches("alembic\\.ini|application.*\\.(properties|ya?ml)|database\\.ya?ml"
                                        + "|appsettings.*\\.json|slipway\\.yaml|settings\\.py|config\\.(py|js|ts)"
                                        + "|knexfile\\.[jt]s"))
                .and(backups(files));
        for (var engine : Engine.values()) {
            var found = engine == Engine.NONE ? Optional.<Line>empty() : mentions.first(engine.mark);
            if (found.isPresent()) {
                return new Schema(engine, found.get().toString(), histories);
            }
        }
        return histories.isEmpty()
                ? new Schema(Engine.NONE, "nothing uses a database", histories)
                : new Schema(
                        Engine.POSTGRESQL,
                        "migrations in " + histories.getFirst().folder(),
                        histories);
    }

    /** A backup or restore of a database is the sign of one. */
    private static Lines backups(SourceFiles files) {
        return new Lines(
                ScriptReading.in(files).code().matching(Commands.BACKUP).all());
    }

    public boolean hasDatabase() {
        return engine != Engine.NONE;
    }

    public boolean hasMigrations() {
        return histories.stream().anyMatch(history -> !history.changes().isEmpty());
    }

    public List<SchemaChange> changes() {
        return histories.stream().flatMap(history -> history.changes().stream()).toList();
    }
}
