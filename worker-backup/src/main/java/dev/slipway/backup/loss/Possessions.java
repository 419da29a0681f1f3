package dev.slipway.backup.loss;

import static dev.slipway.backup.loss.Databases.literal;
import static dev.slipway.backup.loss.Databases.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What belongs to a database and is in no dump of it: owner, limits, settings, rights, remark. */
record Possessions(Connection connection) {

    private static final String DATABASE = """
            select pg_get_userbyid(d.datdba), d.datconnlimit, d.datacl is not null,
                   coalesce(shobj_description(d.oid, 'pg_database'), '')
            from pg_database d where d.datname = ?""";
    private static final String SETTINGS = """
            select case when s.setrole = 0 then '' else pg_get_userbyid(s.setrole) end,
                   split_part(c.entry, '=', 1), substr(c.entry, strpos(c.entry, '=') + 1)
            from pg_db_role_setting s
            cross join lateral unnest(s.setconfig) as c (entry)
            where s.setdatabase = (select d.oid from pg_database d where d.datname = ?)""";
    private static final String RIGHTS = """
            select case when a.grantee = 0 then '' else pg_get_userbyid(a.grantee) end, a.privilege_type, a.is_grantable
            from pg_database d
            cross join lateral aclexplode(d.datacl) a
            where d.datname = ?""";

    /** They keep their values as lists that are quoted already. */
    private static final Set<String> LISTS = Set.of(
            "search_path",
            "temp_tablespaces",
            "local_preload_libraries",
            "session_preload_libraries",
            "shared_preload_libraries",
            "unix_socket_directories");

    /** Statements that give another database what this one has. */
    List<String> giveTo(String other, String database) throws SQLException {
        var statements = new ArrayList<String>();
        own(other, database, statements);
        settings(other, database, statements);
        rights(other, database, statements);
        return statements;
    }

    private void own(String other, String database, List<String> statements) throws SQLException {
        try (var query = connection.prepareStatement(DATABASE)) {
            query.setString(1, database);
            var row = query.executeQuery();
            row.next();
            statements.add("alter database " + quoted(other) + " owner to " + quoted(text(row.getString(1))));
            statements.add("alter database " + quoted(other) + " connection limit " + row.getInt(2));
            statements.add("comment on database " + quoted(other) + " is " + literal(text(row.getString(4))));
            if (row.getBoolean(3)) {
                statements.add("revoke all on database " + quoted(other) + " from public");
            }
        }
    }

    private void settings(String other, String database, List<String> statements) throws SQLException {
        try (var query = connection.prepareStatement(SETTINGS)) {
            query.setString(1, database);
            var rows = query.executeQuery();
            while (rows.next()) {
                var role = text(rows.getString(1));
                var name = text(rows.getString(2));
                var value = text(rows.getString(3));
                statements.add((role.isEmpty() ? "alter" : "alter role " + quoted(role) + " in") + " database "
                        + quoted(other) + " set " + quoted(name) + " to "
                        + (LISTS.contains(name) ? list(value) : literal(value)));
            }
        }
    }

    private void rights(String other, String database, List<String> statements) throws SQLException {
        try (var query = connection.prepareStatement(RIGHTS)) {
            query.setString(1, database);
            var rows = query.executeQuery();
            while (rows.next()) {
                var role = text(rows.getString(1));
                statements.add("grant " + text(rows.getString(2)) + " on database " + quoted(other) + " to "
                        + (role.isEmpty() ? "public" : quoted(role))
                        + (rows.getBoolean(3) ? " with grant option" : ""));
            }
        }
    }

    private static String list(String value) {
        return value.isEmpty() ? "''" : value;
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
