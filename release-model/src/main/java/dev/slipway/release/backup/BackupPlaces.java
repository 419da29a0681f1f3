package dev.slipway.release.backup;

import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.WrittenSecret;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stores and keys that targets.yaml declares once and targets name.
 *
 * @param storeNames also of those that are still wrong
 * @param keyNames likewise
 */
public record BackupPlaces(
        Set<String> storeNames, Set<String> keyNames, Map<String, BackupStore> stores, Map<String, BackupKey> keys) {

    /** Reads the keys at the top of the file that are about backups. */
    public static BackupPlaces in(Fields file) {
        var stores = file.optional("stores", mapOf(name(), StoreShape::of), Map.of());
        var keys = file.optional(
                "backup-keys",
                mapOf(name(), name -> WrittenSecret.reference().as(secret -> new BackupKey(name, secret))),
                Map.of());
        return new BackupPlaces(file.keysOf("stores"), file.keysOf("backup-keys"), stores.get(), keys.get());
    }

    /** For a database about whose backups nothing is said: where there is one key, it is meant. */
    public BackupRules usual() {
        var usual = BackupRules.USUAL;
        return new BackupRules(
                usual.store(),
                sealing(Optional.empty()),
                usual.times(),
                usual.proving(),
                usual.keeping(),
                usual.recovery());
    }

    Sealing sealing(Optional<String> named) {
        var key = named.map(keys::get)
                .or(() -> keys.size() == 1 ? keys.values().stream().findFirst() : Optional.empty());
        return key.<Sealing>map(found -> new Sealing.Under(found, List.copyOf(keys.values())))
                .orElseGet(Sealing.Unsaid::new);
    }

    /** Whoever reads old backups needs the keys of then. */
    public Map<String, BackupKey> keys() {
        return new LinkedHashMap<>(keys);
    }

    private static Shape<String> name() {
        return text().where(
                        written -> written.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
                        "must be a name of letters, digits, dots, hyphens or underscores");
    }
}
