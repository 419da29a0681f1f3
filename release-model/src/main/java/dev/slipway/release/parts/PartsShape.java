package dev.slipway.release.parts;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Slug;
import dev.slipway.release.WrittenSecret;
import dev.slipway.release.backup.BackupPlaces;
import dev.slipway.release.compose.shape.Sizes;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the parts of a target look like in targets.yaml. */
public final class PartsShape {

    private PartsShape() {}

    /** Reads the keys of a target that are about its parts. */
    public static Supplier<Parts> in(Fields target, BackupPlaces places) {
        var engines = target.optional("engines", mapOf(text().as(Slug::new), EngineShape::of), Map.of());
        var database = target.optional("database", DatabaseShape.of(places));
        var registries = target.optional("registries", mapOf(registryHost(), PartsShape::registry), Map.of());
        var limits = target.optional("limits", limits(), Limits.DEFAULT);
        return () -> new Parts(List.copyOf(engines.get().values()), database.get(), registries.get(), limits.get());
    }

    static Shape<String> host() {
        return text().where(
                        written -> written.matches("[A-Za-z0-9._:-]{1,253}"),
                        "must be the name or address of a host, such as db.example.org or 10.0.0.7");
    }

    private static Shape<String> registryHost() {
        return text().where(
                        written -> written.matches("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?"),
                        "must be the host of a registry as images name it, such as registry.example.org or"
                                + " localhost:5000");
    }

    private static Shape<Registry> registry(String host) {
        return record(fields -> {
            var user = fields.optional("user", text());
            var password = fields.optional("password", WrittenSecret.reference());
            var plain = fields.optional(
                    "plain-http", oneOf(List.of("true", "false")).as(Boolean::valueOf), false);
            return () -> new Registry(host, login(user.get(), password.get()), plain.get());
        });
    }

    private static Optional<Registry.Login> login(Optional<String> user, Optional<SecretReference> password) {
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("`user` and `password` belong together; give both or none");
        }
        return user.map(name -> new Registry.Login(name, password.orElseThrow()));
    }

    private static Shape<Limits> limits() {
        var usual = Limits.DEFAULT;
        return record(fields -> {
            var disk = fields.optional("disk-used", percent(), usual.diskUsed());
            var memory = fields.optional("memory-free", Sizes.bytes(), usual.memoryFree());
            var connections = fields.optional("connections-free", number(0, 100_000), usual.connectionsFree());
            var backup = fields.optional(
                    "backup-age", duration(Duration.ofSeconds(1), Duration.ofDays(365)), usual.backupAge());
            return () -> new Limits(disk.get(), memory.get(), connections.get(), backup.get());
        });
    }

    private static Shape<Integer> percent() {
        return text().where(written -> written.matches("[1-9][0-9]?%|100%"), "must be a share such as 90%")
                .as(written -> Integer.valueOf(written.replace("%", "")));
    }
}
