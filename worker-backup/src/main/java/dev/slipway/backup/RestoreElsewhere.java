package dev.slipway.backup;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.PictureReader;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.HostTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.backup.proof.Guard;
import dev.slipway.backup.proof.GuardedRestore;
import dev.slipway.backup.proof.LentDatabase;
import dev.slipway.backup.proof.PlainRestore;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.Vault;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Restores a backup into an empty database of anybody's choice, without the pipeline, and says whether it is what was backed up. */
public final class RestoreElsewhere {

    private static final String CONTENT = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')""";
    private static final String SUPERUSER = "select rolsuper::int from pg_roles where rolname = current_user";

    private final Vault vault;
    private final Map<String, String> environment;

    public RestoreElsewhere(Vault vault, Map<String, String> environment) {
        this.vault = vault;
        this.environment = Map.copyOf(environment);
    }

    /** What was backed up, and how the restored database compares. */
    public record Restored(DatabasePicture original, Comparison comparison) {}

    public Restored restore(Backup backup, DatabaseUrl into, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        var original = BackupObjects.picture(backup, vault);
        var tools = HostTools.find(environment, original.server().major());
        try (var connection = into.withPatience().open();
                var dump = vault.open(backup, BackupObjects.DUMP)) {
            tools.mustFit(connection.getMetaData().getDatabaseMajorVersion());
            mustBeEmpty(connection, into);
            var complaints = restore(original, dump, tools, new LentDatabase(into, connection, aName()), progress);
            var copy = PictureReader.of(into);
            return new Restored(original, Comparison.of(original, copy).explainedBy(complaints));
        } catch (SQLException failed) {
            throw SqlTrouble.of("the backup cannot be restored into " + into, failed);
        }
    }

    private static List<String> restore(
            DatabasePicture original, InputStream dump, ClientTools tools, LentDatabase database, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException, SQLException {
        return number(database.connection(), SUPERUSER) == 1
                ? database.restore(original, dump, new GuardedRestore(tools, Guard.NONE), progress)
                : new PlainRestore(tools, Guard.NONE).into(database.url(), dump, progress);
    }

    private static String aName() {
        return "slipway_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void mustBeEmpty(Connection connection, DatabaseUrl into) throws SQLException, PostgresTrouble {
        var there = number(connection, CONTENT);
        if (there > 0) {
            throw new PostgresTrouble(
                    PostgresTrouble.Kind.REFUSED,
                    into + " is not empty, it holds " + there + " tables, indexes or the like",
                    "make a database for it with `create database`; nothing is ever written over");
        }
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
