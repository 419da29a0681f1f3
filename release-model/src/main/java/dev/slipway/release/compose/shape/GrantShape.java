package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.small;
import static dev.slipway.release.compose.shape.Kinds.text;

import dev.slipway.release.compose.model.Grant;
import dev.slipway.release.yaml.Shape;

/** How a service asks for a secret or a config. */
final class GrantShape {

    private GrantShape() {}

    static Shape<Grant> grant() {
        return value -> keys(fields -> {
                    var source = fields.required("source", text());
                    var target = fields.optional("target", text());
                    var owner = fields.optional("uid", text());
                    var group = fields.optional("gid", text());
                    var mode = fields.optional("mode", small());
                    return () ->
                            new Grant(source.get(), target.get(), owner.get(), group.get(), mode.get(), value.place());
                })
                .read(value);
    }
}
