package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.scratch.DatabaseForm;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** A server that the operator keeps for copies; the login is that of its superuser. */
public record ConfiguredServer(Login superuser) implements Ground {

    @Override
    public Plot prepare(DatabasePicture original) throws PostgresTrouble {
        var name = Copies.PREFIX + UUID.randomUUID().toString().replace("-", "");
        var password = UUID.randomUUID() + "-" + UUID.randomUUID();
        var copies = new Copies(superuser);
        var held = copies.hold(name);
        try (var connection = superuser.open();
                var statement = connection.createStatement()) {
            mustFit(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    original.server().major());
            copies.dropAbandoned(connection);
            statement.execute("create role %s login password '%s'".formatted(name, password));
            create(statement, name, original.server().form());
            statement.execute("revoke connect on database " + name + " from public");
        } catch (SQLException failed) {
            held.close();
            throw SqlTrouble.of("no database for a copy can be made on " + superuser, failed);
        } catch (PostgresTrouble unfit) {
            held.close();
            throw unfit;
        }
        return new Plot(
                new ScratchDatabase(superuser.to(name).as(name, password), superuser.to(name)),
                Optional.empty(),
                () -> {
                    try (held) {
                        wipe(name);
                    }
                });
    }

    private static void create(Statement statement, String name, DatabaseForm form) throws SQLException {
        try {
            statement.execute("create database " + name + " owner " + name + form.clause());
        } catch (SQLException unknownLocale) {
            statement.execute("create database " + name + " owner " + name
                    + form.sortedByBytes().clause());
        }
    }

    private void mustFit(int major, int wanted) throws PostgresTrouble {
        if (major != wanted) {
            throw new PostgresTrouble(
                    Kind.TOOLS,
                    "the server for copies, %s, is of PostgreSQL %d and the database of %d"
                            .formatted(superuser, major, wanted),
                    "name a server of version " + wanted + " as `scratch` in targets.yaml");
        }
    }

    private void wipe(String name) {
        try (var connection = superuser.open();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the copy " + name + " could not be dropped; drop it by hand on " + superuser, failed);
        }
    }
}
