package dev.slipway.deploy;

import dev.slipway.migrations.Layout;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Script;
import dev.slipway.migrations.Version;
import java.util.List;

/** Migrations as releases under test bring them. */
final class Shipped {

    static final Migration CUSTOMERS =
            migration(1, "customers", "create table customers (id int primary key);", "drop table customers;");
    static final Migration ORDERS =
            migration(2, "orders", "create table orders (id int primary key);", "drop table orders;");
    static final Migration BROKEN =
            migration(3, "broken", "create table half (id int);\ninsert into nowhere values (1);", "drop table half;");
    static final Migration ONE_WAY = oneWay(4, "one_way", "drop table orders;", "the orders live elsewhere now");

    private Shipped() {}

    static MigrationSet set(Migration... migrations) {
        return new MigrationSet(Layout.PAIRS, List.of(migrations), List.of());
    }

    static Migration migration(int version, String about, String up, String down) {
        var name = "%04d_%s".formatted(version, about);
        return new Migration(
                new Version(String.valueOf(version)),
                name,
                Script.of(name + ".up.sql", up),
                new Rollback.Scripted(Script.of(name + ".down.sql", down)));
    }

    private static Migration oneWay(int version, String about, String up, String reason) {
        var scripted = migration(version, about, up, "");
        return new Migration(scripted.version(), scripted.name(), scripted.up(), new Rollback.Irreversible(reason));
    }
}
