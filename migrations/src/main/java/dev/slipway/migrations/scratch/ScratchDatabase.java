package dev.slipway.migrations.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One database of a scratch server: its owner runs what is tried, the superuser only prepares. */
public record ScratchDatabase(Login owner, Login superuser) {

    /** What the owner may not create itself and the real database already has. */
    public void prepare(List<String> extensions, List<String> roles) throws SQLException {
        try (var connection = superuser.open();
                var statement = connection.createStatement()) {
            for (var role : roles) {
                if (!role.equals(owner.user()) && isWeak(role, connection)) {
                    if (!exists(role, connection)) {
                        statement.execute("create role " + statement.enquoteIdentifier(role, true) + " nologin");
                    }
                    statement.execute("grant " + statement.enquoteIdentifier(role, true) + " to "
                            + statement.enquoteIdentifier(owner.user(), true));
                }
            }
            for (var extension : extensions) {
                statement.execute(
                        "create extension if not exists " + statement.enquoteIdentifier(extension, true) + " cascade");
            }
        }
    }

    /** Whoever owns the data chooses the names of roles; none of them may lend the owner of a copy a power. */
    private static boolean isWeak(String role, Connection connection) throws SQLException {
        try (var found = connection.prepareStatement("select rolsuper from pg_roles where rolname = ?")) {
            found.setString(1, role);
            var row = found.executeQuery();
            return !role.startsWith("pg_") && !(row.next() && row.getBoolean(1));
        }
    }

    private static boolean exists(String role, Connection connection) throws SQLException {
        try (var found = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            found.setString(1, role);
            return found.executeQuery().next();
        }
    }
}
