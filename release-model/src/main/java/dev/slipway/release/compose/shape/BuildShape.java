package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.pairs;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Build;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Map;

/** What `build` looks like. */
final class BuildShape {

    private BuildShape() {}

    static Shape<Build> build(Unused unused) {
        return value -> keys(fields -> {
                    var context = fields.optional("context", text(), ".");
                    var dockerfile = fields.optional("dockerfile", text());
                    var inline = fields.optional("dockerfile_inline", text());
                    var arguments = fields.optional("args", pairs(), Map.of());
                    var target = fields.optional("target", text());
                    var contexts = fields.optional("additional_contexts", options(), Map.of());
                    var secrets = fields.optional("secrets", listOf(GrantShape.grant()), List.of());
                    unused.keys(
                            fields,
                            "services.*.build.",
                            "cache_from",
                            "cache_to",
                            "entitlements",
                            "extra_hosts",
                            "isolation",
                            "labels",
                            "network",
                            "no_cache",
                            "platforms",
                            "privileged",
                            "provenance",
                            "pull",
                            "sbom",
                            "shm_size",
                            "ssh",
                            "tags",
                            "ulimits");
                    return () -> new Build(
                            context.get(),
                            dockerfile.get(),
                            inline.get(),
                            arguments.get(),
                            target.get(),
                            contexts.get(),
                            secrets.get(),
                            value.place());
                })
                .read(value);
    }
}
