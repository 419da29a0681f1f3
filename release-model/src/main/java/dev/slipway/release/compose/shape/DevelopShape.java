package dev.slipway.release.compose.shape;

import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Structures;

/** What makes work on a developer's machine easier: it must be right, and is not used. */
final class DevelopShape {

    private DevelopShape() {}

    static Shape<Boolean> develop() {
        var watch =
                Structures.listOf(Unused.only("ignore", "include", "path", "action", "target", "exec", "initial_sync"));
        return Kinds.keys(fields -> {
            var _ = fields.optional("watch", watch);
            return () -> true;
        });
    }
}
