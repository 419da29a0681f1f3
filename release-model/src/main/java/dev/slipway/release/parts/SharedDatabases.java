package dev.slipway.release.parts;

import dev.slipway.release.Target;
import java.util.HashMap;
import java.util.Map;

/** Two targets may share a server, never a database: one would restore over the other's data. */
public final class SharedDatabases {

    private SharedDatabases() {}

    /** As far as the addresses tell; a reference may lead anywhere. */
    public static void refuse(Map<Target, Parts> parts) {
        Map<Object, Target> owners = new HashMap<>();
        parts.forEach((target, its) -> its.database().ifPresent(database -> {
            var owner = owners.putIfAbsent(place(database.address()), target);
            if (owner != null) {
                throw new IllegalArgumentException(
                        "`" + owner + "` and `" + target + "` have the same database; give" + " each its own");
            }
        }));
    }

    private static Object place(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.Url(var reference) -> reference;
            case DatabaseAddress.Pieces pieces -> pieces.host() + ":" + pieces.port() + "/" + pieces.name();
        };
    }
}
