package dev.slipway.migrations.scratch;

import java.sql.SQLException;
import java.util.List;

/** One database of a scratch server: its owner runs what is tried, the superuser only prepares. */
public record ScratchDatabase(Login owner, Login superuser) {

    /** What the owner may not create itself and the real database already has. */
    public void prepare(List<String> extensions, List<String> roles) throws SQLException {
        try (var connection = superuser.open();
                var statement = connection.createStatement()) {
            BorrowedRoles.lend(connection, owner.user(), roles);
            for (var extension : extensions) {
                statement.execute(
                        "create extension if not exists " + statement.enquoteIdentifier(extension, true) + " cascade");
            }
        }
    }
}
