package dev.slipway.migrations.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the roles that a database speaks of and lends them to the owner of its copy.
 *
 * <p>Whoever owns the data chooses those names; none of them may lend a power that goes beyond the copy.
 */
public final class BorrowedRoles {

    private BorrowedRoles() {}

    public static void lend(Connection superuser, String owner, List<String> roles) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var role : roles) {
                if (role.equals(owner) || isPowerful(role, superuser)) {
                    continue;
                }
                var name = statement.enquoteIdentifier(role, true);
                if (!exists(role, superuser)) {
                    statement.execute("create role " + name + " nologin");
                }
                statement.execute("grant " + name + " to " + statement.enquoteIdentifier(owner, true));
            }
        }
    }

    private static boolean isPowerful(String role, Connection superuser) throws SQLException {
        return role.startsWith("pg_")
                || is(
                        role,
                        superuser,
                        "select from pg_roles where rolname = ? and (rolsuper or rolcreaterole or rolreplication)");
    }

    private static boolean exists(String role, Connection superuser) throws SQLException {
        return is(role, superuser, "select from pg_roles where rolname = ?");
    }

    private static boolean is(String role, Connection superuser, String question) throws SQLException {
        try (var query = superuser.prepareStatement(question)) {
            query.setString(1, role);
            return query.executeQuery().next();
        }
    }
}
