package dev.slipway.migrations;

import java.util.ArrayList;
import java.util.List;

/** Migrations written down in a test instead of a folder. */
public final class Sets {

    private Sets() {}

    public static MigrationSet of(Migration... migrations) {
        var problems = new ArrayList<Problem>();
        for (var migration : migrations) {
            problems.addAll(ScriptCheck.of(migration));
        }
        return new MigrationSet(Layout.PAIRS, List.of(migrations), problems);
    }

    public static Migration migration(int version, String up, String down) {
        var name = "%04d_m".formatted(version);
        return new Migration(
                new Version(String.valueOf(version)),
                name,
                Script.of(name + ".up.sql", up),
                new Rollback.Scripted(Script.of(name + ".down.sql", down)));
    }

    public static Migration irreversible(int version, String up, String reason) {
        var with = migration(version, up, "");
        return new Migration(with.version(), with.name(), with.up(), new Rollback.Irreversible(reason));
    }

    public static Migration table(int version) {
        return migration(version, "create table t" + version + " (id int);", "drop table t" + version + ";");
    }
}
