package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.texts;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Storage;
import dev.slipway.release.yaml.Fields;
import java.util.List;
import java.util.function.Supplier;

/** How a service says what it finds in its file system. */
final class StorageShape {

    private StorageShape() {}

    static Supplier<Storage> in(Fields fields, Unused unused) {
        var mounts = fields.optional("volumes", listOf(MountShape.mount()), List.of());
        var from = fields.optional("volumes_from", listOf(written(text())), List.of());
        var temporary = fields.optional("tmpfs", texts(), List.of());
        var secrets = fields.optional("secrets", listOf(GrantShape.grant()), List.of());
        var configs = fields.optional("configs", listOf(GrantShape.grant()), List.of());
        var shared = fields.optional("shm_size", Sizes.bytes());
        var readOnly = fields.optional("read_only", flag(), false);
        unused.key(fields, "services.*.", "storage_opt");
        return () -> new Storage(
                mounts.get(), from.get(), temporary.get(), secrets.get(), configs.get(), shared.get(), readOnly.get());
    }
}
