package dev.slipway.release.parts;

import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.SecretReference;
import dev.slipway.release.WrittenSecret;
import dev.slipway.release.backup.BackupPlaces;
import dev.slipway.release.backup.BackupShape;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a target's database looks like in targets.yaml. */
final class DatabaseShape {

    private static final int OLDEST = 13;
    private static final int USUAL_PORT = 5432;

    private DatabaseShape() {}

    static Shape<Database> of(BackupPlaces places) {
        return record(fields -> {
            var url = fields.optional("url", WrittenSecret.reference());
            var pieces = pieces(fields);
            var minimum = fields.optional("minimum-version", number(OLDEST, 99), OLDEST);
            var archiving =
                    fields.optional("wal-archiving", oneOf(Database.Archiving.class), Database.Archiving.EXPECTED);
            var container = fields.optional("container", container());
            var backup = fields.optional("backup", BackupShape.of(places));
            return () -> new Database(
                    address(url.get(), pieces.get()),
                    minimum.get(),
                    archiving.get(),
                    container.get(),
                    backup.get().orElseGet(places::usual));
        });
    }

    /** What was written of an address in pieces. */
    private record Written(
            Optional<String> host,
            Optional<Integer> port,
            Optional<String> name,
            Optional<String> user,
            Optional<SecretReference> password,
            Optional<DatabaseAddress.Encryption> encryption,
            Optional<String> authority) {

        boolean isEmpty() {
            return host.isEmpty()
                    && port.isEmpty()
                    && name.isEmpty()
                    && user.isEmpty()
                    && password.isEmpty()
                    && encryption.isEmpty()
                    && authority.isEmpty();
        }

        DatabaseAddress.Pieces complete() {
            var missing = new TreeSet<String>(Set.of("host", "name", "user"));
            host.ifPresent(_ -> missing.remove("host"));
            name.ifPresent(_ -> missing.remove("name"));
            user.ifPresent(_ -> missing.remove("user"));
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("it has no `" + String.join("`, `", missing)
                        + "`; say where it is with `host`, `name` and `user`, or with a `url` that is kept elsewhere");
            }
            return new DatabaseAddress.Pieces(
                    host.orElseThrow(),
                    port.orElse(USUAL_PORT),
                    name.orElseThrow(),
                    user.orElseThrow(),
                    password,
                    encryption,
                    authority);
        }
    }

    private static Shape<String> container() {
        return text().where(
                        written -> written.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}"),
                        "must be the name of a container");
    }

    private static Supplier<Written> pieces(Fields fields) {
        var host = fields.optional("host", PartsShape.host());
        var port = fields.optional("port", number(1, 65_535));
        var name = fields.optional("name", text());
        var user = fields.optional("user", text());
        var password = fields.optional("password", WrittenSecret.reference());
        var encryption = fields.optional("ssl-mode", oneOf(DatabaseAddress.Encryption.class));
        var authority = fields.optional("ssl-root-certificate", text());
        return () -> new Written(
                host.get(), port.get(), name.get(), user.get(), password.get(), encryption.get(), authority.get());
    }

    private static DatabaseAddress address(Optional<SecretReference> url, Written pieces) {
        if (url.isEmpty()) {
            return pieces.complete();
        }
        if (!pieces.isEmpty()) {
            throw new IllegalArgumentException(
                    "a `url` says all about the way; remove `host`, `port`, `name`, `user`, `password` and `ssl-…`");
        }
        return new DatabaseAddress.Url(url.get());
    }
}
