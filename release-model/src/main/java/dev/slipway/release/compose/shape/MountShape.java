package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.small;
import static dev.slipway.release.compose.shape.Kinds.text;

import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Scalars;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Optional;

/** What a volume of a service looks like when it is written out. */
final class MountShape {

    private static final List<String> KINDS = List.of("bind", "volume", "tmpfs", "cluster", "npipe", "image");

    private MountShape() {}

    static Shape<Mount> mount() {
        return value -> keys(fields -> {
                    var kind = fields.required("type", Scalars.oneOf(KINDS));
                    var source = fields.optional("source", text());
                    var target = fields.required("target", text());
                    var readOnly = fields.optional("read_only", flag(), false);
                    var _ = fields.optional("consistency", text());
                    var bind = fields.optional("bind", bind(), Mount.BindOptions.PLAIN);
                    var volume = fields.optional("volume", volume(), VolumeOptions.PLAIN);
                    var memory = fields.optional("tmpfs", memory(), MemoryOptions.PLAIN);
                    var image = fields.optional("image", subpath(), Optional.empty());
                    return () -> {
                        var common = new Common(source.get(), target.get(), readOnly.get(), value.place());
                        return switch (kind.get()) {
                            case "bind" -> common.bind(bind.get());
                            case "volume" -> common.named(volume.get(), bind.get());
                            case "tmpfs" -> common.memory(memory.get());
                            default -> common.special(kind.get(), image.get());
                        };
                    };
                })
                .read(value);
    }

    private static Shape<Mount.BindOptions> bind() {
        return keys(fields -> {
            var create = fields.optional("create_host_path", flag(), false);
            var propagation = fields.optional("propagation", text());
            var selinux = fields.optional("selinux", Scalars.oneOf(List.of("z", "Z")));
            var recursive = fields.optional("recursive", text());
            return () -> new Mount.BindOptions(create.get(), propagation.get(), selinux.get(), recursive.get());
        });
    }

    private static Shape<VolumeOptions> volume() {
        return keys(fields -> {
            var noCopy = fields.optional("nocopy", flag(), false);
            var subpath = fields.optional("subpath", text());
            var _ = fields.optional("labels", options());
            return () -> new VolumeOptions(noCopy.get(), subpath.get());
        });
    }

    private static Shape<MemoryOptions> memory() {
        return keys(fields -> {
            var size = fields.optional("size", Sizes.bytes());
            var mode = fields.optional("mode", small());
            return () -> new MemoryOptions(size.get(), mode.get());
        });
    }

    private static Shape<Optional<String>> subpath() {
        return keys(fields -> fields.optional("subpath", text()));
    }

    private record VolumeOptions(boolean noCopy, Optional<String> subpath) {

        static final VolumeOptions PLAIN = new VolumeOptions(false, Optional.empty());
    }

    private record MemoryOptions(Optional<Long> size, Optional<Integer> mode) {

        static final MemoryOptions PLAIN = new MemoryOptions(Optional.empty(), Optional.empty());
    }

    /** What mounts of all kinds have. */
    private record Common(Optional<String> source, String target, boolean readOnly, Place origin) {

        Mount bind(Mount.BindOptions options) {
            var path = source.filter(written -> !written.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("it has no `source`; name the path to bind"));
            return new Mount.Bind(path, target, readOnly, options, origin);
        }

        Mount named(VolumeOptions options, Mount.BindOptions labels) {
            return new Mount.Named(
                    source.filter(name -> !name.isEmpty()),
                    target,
                    readOnly,
                    options.noCopy(),
                    options.subpath(),
                    labels.selinux(),
                    origin);
        }

        Mount memory(MemoryOptions options) {
            return new Mount.Memory(target, readOnly, options.size(), options.mode(), origin);
        }

        Mount special(String kind, Optional<String> subpath) {
            return new Mount.Special(kind, source, target, readOnly, subpath, origin);
        }
    }
}
