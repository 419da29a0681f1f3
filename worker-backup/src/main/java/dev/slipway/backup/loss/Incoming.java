package dev.slipway.backup.loss;

import static dev.slipway.backup.loss.Databases.quoted;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.PictureReader;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.proof.Guard;
import dev.slipway.backup.proof.GuardedRestore;
import dev.slipway.backup.proof.LentDatabase;
import dev.slipway.backup.proof.PlainRestore;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The database that is restored beside the live one, on the same server; until it is done it belongs to a role of its name. */
record Incoming(DatabaseUrl url, String name, Connection outside) {

    /** Removes it, and the role that it was made by, in whatever state an earlier attempt has left them. */
    void remove() throws SQLException {
        var databases = new Databases(outside);
        databases.execute("drop database if exists " + quoted(name) + " with (force)");
        if (isSuperuser()) {
            databases.execute("drop role if exists " + quoted(name));
        }
    }

    Comparison restore(DatabasePicture original, InputStream dump, ClientTools tools, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException, SQLException {
        var complaints =
                isSuperuser() ? guarded(original, dump, tools, progress) : plain(original, dump, tools, progress);
        var copy = PictureReader.of(url.to(name));
        return Comparison.of(original, copy).explainedBy(complaints);
    }

    private List<String> plain(DatabasePicture original, InputStream dump, ClientTools tools, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException, SQLException {
        create(original, url.user());
        return new PlainRestore(tools, guard(original)).into(url.to(name), dump, progress);
    }

    /** A superuser would lend its power to whatever the dump makes the server run, so it lends the database instead. */
    private List<String> guarded(DatabasePicture original, InputStream dump, ClientTools tools, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException, SQLException {
        create(original, ownerOf(url.database()));
        var inside = url.to(name);
        try (var connection = inside.withPatience().open()) {
            return new LentDatabase(inside, connection, name)
                    .restore(original, dump, new GuardedRestore(tools, guard(original)), progress);
        }
    }

    private Guard guard(DatabasePicture original) {
        return new GrowthGuard(outside, name, original.server().size());
    }

    private void create(DatabasePicture original, String owner) throws SQLException {
        new Databases(outside)
                .execute("create database %s owner %s%s%s"
                        .formatted(
                                quoted(name),
                                quoted(owner),
                                original.server().form().clause(),
                                tablespaceOf(url.database())));
    }

    /** On the same disk as the one that it takes the place of; naming the usual one would need a right to it. */
    private String tablespaceOf(String database) throws SQLException {
        try (var query = outside.prepareStatement("""
                select s.spcname
                from pg_database d
                join pg_tablespace s on s.oid = d.dattablespace
                where d.datname = ?
                  and d.dattablespace <> (select t.dattablespace from pg_database t where t.datname = 'template0')""")) {
            query.setString(1, database);
            var row = query.executeQuery();
            return row.next() ? " tablespace " + quoted(String.valueOf(row.getString(1))) : "";
        }
    }

    private String ownerOf(String database) throws SQLException {
        try (var query = outside.prepareStatement(
                "select coalesce(max(pg_get_userbyid(datdba)), current_user) from pg_database where datname = ?")) {
            query.setString(1, database);
            var row = query.executeQuery();
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private boolean isSuperuser() throws SQLException {
        try (var statement = outside.createStatement();
                var row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
