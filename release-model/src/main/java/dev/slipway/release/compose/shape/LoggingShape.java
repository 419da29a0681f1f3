package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.driverOptions;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.text;

import dev.slipway.release.compose.model.Logging;
import dev.slipway.release.yaml.Shape;
import java.util.Map;

/** What `logging` looks like. */
final class LoggingShape {

    private LoggingShape() {}

    static Shape<Logging> logging() {
        return value -> keys(fields -> {
                    var driver = fields.optional("driver", text());
                    var options = fields.optional("options", driverOptions(), Map.of());
                    return () -> new Logging(driver.get(), options.get(), value.place());
                })
                .read(value);
    }
}
