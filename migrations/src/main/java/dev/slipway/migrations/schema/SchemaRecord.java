package dev.slipway.migrations.schema;

import dev.slipway.migrations.schema.SchemaObject.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a database's schema was when Slipway had last migrated it: enough to name what somebody has changed since.
 *
 * @param entry the last line of the history at that time
 * @param server the major version of the server, which words definitions in a way of its own
 * @param digests of each definition, by kind and name
 */
public record SchemaRecord(long entry, int server, Map<String, String> digests) {

    /** Who owns what, who may do what, and how sessions are set is for those who run the database. */
    private static final Set<Kind> OF_OPERATION = EnumSet.of(Kind.OWNER, Kind.GRANT, Kind.SETTING);

    public SchemaRecord {
        digests = Map.copyOf(digests);
    }

    static SchemaRecord of(long entry, int server, SchemaSnapshot snapshot) {
        return new SchemaRecord(entry, server, digests(snapshot));
    }

    private static Map<String, String> digests(SchemaSnapshot snapshot) {
        var digests = new TreeMap<String, String>();
        snapshot.without(OF_OPERATION)
                .objects()
                .forEach(object -> digests.put(object.label(), SchemaSnapshot.sha256(object.definition())));
        return digests;
    }

    /** What is not as it was recorded, by kind and name: `table public.orders was added`. */
    public List<String> drift(SchemaSnapshot now) {
        var found = new TreeMap<>(digests(now));
        var drift = new ArrayList<String>();
        new TreeMap<>(digests).forEach((label, digest) -> {
            var present = found.remove(label);
            if (present == null) {
                drift.add(label + " is gone");
            } else if (!present.equals(digest)) {
                drift.add(label + " was changed");
            }
        });
        found.keySet().forEach(label -> drift.add(label + " was added"));
        return drift;
    }
}
