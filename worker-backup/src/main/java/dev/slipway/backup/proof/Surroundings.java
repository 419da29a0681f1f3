package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.Needs.Extension;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.schema.SchemaObject;
import dev.slipway.migrations.scratch.BorrowedRoles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Puts everything there that a dump expects and the weak owner of a copy could not make: roles, extensions, `public`. */
record Surroundings(DatabasePicture original, RestorePlace copy) {

    private static final String PUBLIC = "public";

    void prepare() throws PostgresTrouble {
        try (var connection = copy.superuser().open();
                var statement = connection.createStatement()) {
            BorrowedRoles.lend(connection, copy.owner().user(), original.needs().roles());
            if (schemas().contains(PUBLIC)) {
                statement.execute("alter schema public owner to " + owner(statement));
            } else {
                statement.execute("drop schema public");
            }
            if (extensions().noneMatch(each -> each.name().equals("plpgsql"))) {
                statement.execute("drop extension if exists plpgsql");
            }
            for (var extension : original.needs().extensions()) {
                create(extension, connection, statement);
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("what the copy needs cannot be prepared", failed);
        }
    }

    /** Schemas that are made here, because an extension lives in them. */
    Set<String> premade() {
        var premade = new HashSet<String>();
        extensions().map(Extension::schema).filter(schemas()::contains).forEach(premade::add);
        premade.add(PUBLIC);
        return premade;
    }

    private void create(Extension extension, Connection connection, Statement statement)
            throws SQLException, PostgresTrouble {
        if (premade().contains(extension.schema()) && !extension.schema().equals(PUBLIC)) {
            statement.execute("create schema if not exists " + statement.enquoteIdentifier(extension.schema(), true)
                    + " authorization " + owner(statement));
        }
        try {
            statement.execute("create extension if not exists %s schema %s%s cascade"
                    .formatted(
                            statement.enquoteIdentifier(extension.name(), true),
                            statement.enquoteIdentifier(extension.schema(), true),
                            isAvailable(extension, connection)
                                    ? " version " + statement.enquoteLiteral(extension.version())
                                    : ""));
        } catch (SQLException missing) {
            throw new PostgresTrouble(
                    Kind.TOOLS,
                    "the extension " + extension + " cannot be made in the copy: " + missing.getMessage(),
                    "install it where copies are made, or name a server that has it as `scratch` in targets.yaml",
                    missing);
        }
    }

    private static boolean isAvailable(Extension extension, Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                "select from pg_available_extension_versions where name = ? and version = ?")) {
            query.setString(1, extension.name());
            query.setString(2, extension.version());
            return query.executeQuery().next();
        }
    }

    private Stream<Extension> extensions() {
        return original.needs().extensions().stream();
    }

    private Set<String> schemas() {
        var names = new HashSet<String>();
        original.schema().objects().stream()
                .filter(object -> object.kind() == SchemaObject.Kind.SCHEMA)
                .forEach(object -> names.add(object.name()));
        return names;
    }

    private String owner(Statement statement) throws SQLException {
        return statement.enquoteIdentifier(copy.owner().user(), true);
    }
}
