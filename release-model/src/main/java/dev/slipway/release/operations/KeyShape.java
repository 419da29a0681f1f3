package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.keys.GivenName;
import dev.slipway.release.keys.KeyId;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.keys.VerifyingKey;
import dev.slipway.release.yaml.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one trusted key of targets.yaml looks like. */
final class KeyShape {

    private static final Shape<TrustedKey> KEY = record(fields -> {
        var name = fields.required("name", GivenName.SHAPE);
        var key = fields.required("public-key", text().as(VerifyingKey::parse));
        var id = fields.optional("id", text().as(KeyId::new));
        var groups = fields.optional("groups", listOf(GivenName.SHAPE), List.of());
        return () -> trusted(name.get(), key.get(), id.get(), groups.get());
    });

    static final Shape<List<TrustedKey>> KEYS = listOf(KEY).as(KeyShape::distinct);

    private KeyShape() {}

    private static List<TrustedKey> distinct(List<TrustedKey> keys) {
        var names = new HashSet<String>();
        var ids = new HashSet<KeyId>();
        for (var key : keys) {
            if (!names.add(key.name())) {
                throw new IllegalArgumentException("two keys have the name `" + key.name() + "`; rename one");
            }
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("the key of `" + key.name() + "` is listed twice; keep one");
            }
        }
        return keys;
    }

    private static TrustedKey trusted(String name, VerifyingKey key, Optional<KeyId> id, List<String> groups) {
        id.filter(given -> !given.equals(key.id())).ifPresent(given -> {
            throw new IllegalArgumentException("the id " + given + " is not that of this public key, which is "
                    + key.id() + "; correct one or leave the id out");
        });
        return new TrustedKey(name, key, Set.copyOf(groups));
    }
}
