package dev.slipway.backup.loss;

import static dev.slipway.backup.loss.Databases.quoted;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The databases that restores have replaced and left beside the live one. They are known by the remark that was put on
 * them, so whoever wants to keep one takes that away.
 */
public record Replaced(DatabaseUrl url) {

    static final String MARK = "replaced by slipway";

    private static final String USED = "select pg_catalog.count(*) from pg_catalog.pg_stat_activity where datname = ?";

    /** What became of one that was to go. */
    public enum Fate {
        DROPPED,
        /** Somebody is connected to it. */
        IN_USE,
        /** There is none of that name, or it is somebody else's by now. */
        NOT_THERE
    }

    /** Those of the live database that the address names, the oldest first. */
    public List<String> list() throws PostgresTrouble {
        try (var outside = Databases.beside(url)) {
            return new Databases(outside)
                    .list().entrySet().stream()
                            .filter(found -> found.getValue().remark().startsWith(MARK))
                            .map(Map.Entry::getKey)
                            .filter(name -> SwapPlan.isReplaced(name, url.database()))
                            .sorted()
                            .toList();
        } catch (SQLException failed) {
            throw SqlTrouble.of("the databases beside " + url + " cannot be listed", failed);
        }
    }

    public Fate drop(String name) throws PostgresTrouble {
        if (!list().contains(name)) {
            return Fate.NOT_THERE;
        }
        try (var outside = Databases.beside(url)) {
            if (isUsed(name, outside)) {
                return Fate.IN_USE;
            }
            new Databases(outside).execute("drop database if exists " + quoted(name));
            return Fate.DROPPED;
        } catch (SQLException failed) {
            throw SqlTrouble.of("the replaced " + name + " cannot be dropped", failed);
        }
    }

    private static boolean isUsed(String name, Connection outside) throws SQLException {
        try (var query = outside.prepareStatement(USED)) {
            query.setString(1, name);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1) > 0;
        }
    }
}
