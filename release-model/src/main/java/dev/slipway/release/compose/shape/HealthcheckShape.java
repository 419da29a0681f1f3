package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.integer;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.texts;

import dev.slipway.release.compose.model.Healthcheck;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Set;

/** What `healthcheck` looks like. */
final class HealthcheckShape {

    private static final Set<String> KINDS = Set.of("CMD", "CMD-SHELL", "NONE");

    private HealthcheckShape() {}

    static Shape<Healthcheck> healthcheck() {
        return value -> keys(fields -> {
                    var test = fields.optional("test", test(), List.of());
                    var disabled = fields.optional("disable", flag(), false);
                    var interval = fields.optional("interval", Durations.duration());
                    var timeout = fields.optional("timeout", Durations.duration());
                    var startPeriod = fields.optional("start_period", Durations.duration());
                    var startInterval = fields.optional("start_interval", Durations.duration());
                    var retries = fields.optional("retries", integer());
                    return () -> new Healthcheck(
                            test.get(),
                            disabled.get(),
                            interval.get(),
                            timeout.get(),
                            startPeriod.get(),
                            startInterval.get(),
                            retries.get(),
                            value.place());
                })
                .read(value);
    }

    /** A text is for the shell, a list says by its first word whom it is for. */
    private static Shape<List<String>> test() {
        var list = texts().where(
                        words -> words.isEmpty() || KINDS.contains(words.getFirst()),
                        "must begin with `CMD`, `CMD-SHELL` or `NONE`");
        return value -> value.isList()
                ? list.read(value)
                : text().as(command -> List.of("CMD-SHELL", command)).read(value);
    }
}
