package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.decimal;
import static dev.slipway.release.compose.shape.Kinds.integer;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Lifecycle;
import dev.slipway.release.compose.model.Resources;
import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What `deploy` looks like; Slipway has ways of its own to update and to place. */
record DeployShape(
        Optional<Written<Long>> replicas,
        Resources.Limits limits,
        Resources.Reservations reservations,
        Optional<Lifecycle.RestartPolicy> restartPolicy) {

    private static final Resources.Limits NO_LIMITS =
            new Resources.Limits(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Resources.Reservations NOTHING_RESERVED =
            new Resources.Reservations(Optional.empty(), Optional.empty(), List.of());
    private static final Deployed NO_RESOURCES = new Deployed(NO_LIMITS, NOTHING_RESERVED);
    private static final DeployShape NONE =
            new DeployShape(Optional.empty(), NO_LIMITS, NOTHING_RESERVED, Optional.empty());

    static Supplier<DeployShape> in(Fields fields, Unused unused) {
        var deploy = Kinds.orNothing(fields, "deploy", deploy(unused));
        return () -> deploy.get().orElse(NONE);
    }

    private static Shape<DeployShape> deploy(Unused unused) {
        return keys(fields -> {
            var replicas = fields.optional("replicas", written(integer()));
            var resources = fields.optional("resources", resources(), NO_RESOURCES);
            var restart = fields.optional("restart_policy", restartShape());
            var where = "services.*.deploy.";
            unused.keys(fields, where, "mode", "endpoint_mode", "labels");
            unused.key(fields, where, "update_config", update());
            unused.key(fields, where, "rollback_config", update());
            unused.key(fields, where, "placement", Unused.only("constraints", "preferences", "max_replicas_per_node"));
            return () -> new DeployShape(
                    replicas.get(), resources.get().limits(), resources.get().reservations(), restart.get());
        });
    }

    private static Shape<Boolean> update() {
        return Unused.only("parallelism", "delay", "failure_action", "monitor", "max_failure_ratio", "order");
    }

    private static Shape<Deployed> resources() {
        return keys(fields -> {
            var limits = fields.optional("limits", limitsShape(), NO_LIMITS);
            var reservations = fields.optional("reservations", reservationsShape(), NOTHING_RESERVED);
            return () -> new Deployed(limits.get(), reservations.get());
        });
    }

    private static Shape<Resources.Limits> limitsShape() {
        return keys(fields -> {
            var cpus = fields.optional("cpus", written(decimal()));
            var memory = fields.optional("memory", written(Sizes.quoted()));
            var pids = fields.optional("pids", written(integer()));
            return () -> new Resources.Limits(cpus.get(), memory.get(), pids.get());
        });
    }

    private static Shape<Resources.Reservations> reservationsShape() {
        return keys(fields -> {
            var cpus = fields.optional("cpus", written(decimal()));
            var memory = fields.optional("memory", written(Sizes.quoted()));
            var devices = fields.optional("devices", listOf(ResourcesShape.device(true)), List.of());
            var _ = fields.entry("generic_resources");
            return () -> new Resources.Reservations(cpus.get(), memory.get(), devices.get());
        });
    }

    private static Shape<Lifecycle.RestartPolicy> restartShape() {
        return keys(fields -> {
            var condition = fields.optional("condition", text());
            var delay = fields.optional("delay", Durations.duration());
            var attempts = fields.optional("max_attempts", integer());
            var window = fields.optional("window", Durations.duration());
            return () -> new Lifecycle.RestartPolicy(condition.get(), delay.get(), attempts.get(), window.get());
        });
    }

    private record Deployed(Resources.Limits limits, Resources.Reservations reservations) {}
}
