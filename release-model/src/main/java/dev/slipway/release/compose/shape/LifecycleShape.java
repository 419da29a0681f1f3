package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.integer;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.texts;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.compose.model.Lifecycle;
import dev.slipway.release.compose.model.Lifecycle.Condition;
import dev.slipway.release.compose.model.Lifecycle.Dependency;
import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Scalars;
import dev.slipway.release.yaml.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How a service says when it starts and how it ends. */
final class LifecycleShape {

    private LifecycleShape() {}

    static Supplier<Lifecycle> in(Fields fields, Supplier<DeployShape> deploy, Unused unused) {
        var dependencies = fields.optional("depends_on", mapOf(text(), _ -> dependency()), Map.of());
        var restart = fields.optional("restart", written(text()));
        var signal = fields.optional("stop_signal", text());
        var grace = fields.optional("stop_grace_period", Durations.duration());
        var scale = fields.optional("scale", written(integer()));
        var profiles = fields.optional("profiles", texts(), List.of());
        var containerName = fields.optional("container_name", written(text()));
        var platform = fields.optional("platform", text());
        var pull = fields.optional("pull_policy", pullPolicy());
        unused.key(fields, "services.*.", "post_start", listOf(hook()));
        unused.key(fields, "services.*.", "pre_stop", listOf(hook()));
        unused.key(fields, "services.*.", "pull_refresh_after", text());
        return () -> new Lifecycle(
                dependencies.get(),
                restart.get(),
                deploy.get().restartPolicy(),
                signal.get(),
                grace.get(),
                replicas(scale.get(), deploy.get().replicas()),
                profiles.get(),
                containerName.get(),
                platform.get(),
                pull.get());
    }

    private static Optional<Written<Long>> replicas(Optional<Written<Long>> scale, Optional<Written<Long>> replicas) {
        if (scale.isPresent()
                && replicas.isPresent()
                && !scale.get().value().equals(replicas.get().value())) {
            throw new IllegalArgumentException("`scale` says " + scale.get().value() + " and `deploy.replicas` says "
                    + replicas.get().value() + "; keep one");
        }
        return replicas.or(() -> scale);
    }

    private static Shape<Dependency> dependency() {
        return keys(fields -> {
            var condition = fields.required("condition", condition());
            var required = fields.optional("required", flag(), true);
            var restart = fields.optional("restart", flag(), false);
            return () -> new Dependency(condition.get(), required.get(), restart.get());
        });
    }

    private static Shape<Condition> condition() {
        return Scalars.oneOf(Arrays.stream(Condition.values())
                        .map(condition -> condition.name().toLowerCase(Locale.ROOT))
                        .toList())
                .as(word -> Condition.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Shape<String> pullPolicy() {
        return text().where(
                        policy -> policy.matches(
                                "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+"),
                        "must be always, never, build, missing, daily, weekly or every_ with a length of time");
    }

    private static Shape<Boolean> hook() {
        return Unused.only("command", "user", "privileged", "working_dir", "environment");
    }
}
