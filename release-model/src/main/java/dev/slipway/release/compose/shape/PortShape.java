package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.small;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.textOrNumber;

import dev.slipway.release.compose.model.Port;
import dev.slipway.release.yaml.Shape;

/** What a port looks like when it is written out. */
final class PortShape {

    private static final int HIGHEST = 65_535;

    private PortShape() {}

    static Shape<Port> port() {
        return value -> keys(fields -> {
                    var target = fields.required("target", target());
                    var published = fields.optional("published", published());
                    var address = fields.optional("host_ip", text());
                    var protocol = fields.optional("protocol", text(), "tcp");
                    var mode = fields.optional("mode", text(), "ingress");
                    var application = fields.optional("app_protocol", text());
                    var name = fields.optional("name", text());
                    return () -> new Port(
                            target.get(),
                            published.get().filter(port -> !port.isEmpty()),
                            address.get(),
                            protocol.get(),
                            mode.get(),
                            application.get(),
                            name.get(),
                            value.place());
                })
                .read(value);
    }

    private static Shape<Integer> target() {
        return small().where(port -> port >= 0 && port <= HIGHEST, "must be a port from 0 to 65535");
    }

    private static Shape<String> published() {
        return textOrNumber()
                .where(
                        port -> port.matches("([0-9]{1,5}(-[0-9]{1,5})?)?"),
                        "must be a port of the host or a range such as 8000-8010");
    }
}
