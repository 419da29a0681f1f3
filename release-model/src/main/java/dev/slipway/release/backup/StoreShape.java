package dev.slipway.release.backup;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.WrittenSecret;
import dev.slipway.release.compose.shape.Sizes;
import dev.slipway.release.yaml.Shape;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a store of backups looks like in targets.yaml. */
final class StoreShape {

    private StoreShape() {}

    static Shape<BackupStore> of(String name) {
        return record(fields -> {
            var endpoint = fields.required("endpoint", address());
            var region = fields.optional("region", text(), "us-east-1");
            var bucket = fields.required("bucket", bucket());
            var pathStyle = fields.optional("path-style", flag(), true);
            var access = fields.required("access-key", WrittenSecret.reference());
            var secret = fields.required("secret-key", WrittenSecret.reference());
            var checksums = fields.optional("checksums", flag(), true);
            var kms = fields.optional("kms-key", text());
            var lock = fields.optional("lock", duration(Duration.ofDays(1), Duration.ofDays(36_500)));
            var quota = fields.optional("quota", Sizes.bytes());
            return () -> new BackupStore(
                    name,
                    new BackupStore.Bucket(endpoint.get(), region.get(), bucket.get(), pathStyle.get()),
                    new BackupStore.Login(access.get(), secret.get()),
                    checksums.get(),
                    new BackupStore.Guard(kms.get(), lock.get()),
                    inBytes(quota.get()));
        });
    }

    static OptionalLong inBytes(Optional<Long> amount) {
        return amount.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    static Shape<Boolean> flag() {
        return oneOf(List.of("true", "false")).as(Boolean::valueOf);
    }

    private static Shape<URI> address() {
        return text().where(
                        written -> written.matches(
                                "https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?/?|https?://\\[[0-9a-fA-F:]+](:[0-9]{1,5})?/?"),
                        "must be the address of an S3 endpoint, such as https://s3.example.org")
                .as(URI::create);
    }

    private static Shape<String> bucket() {
        return text().where(
                        written -> written.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
                        "must be the name of a bucket: 3 to 63 lower-case letters, digits, dots or hyphens");
    }
}
