package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all files of a project together look like. */
public final class ProjectShape {

    private ProjectShape() {}

    public static Shape<ComposeProject> of(String project, Unused unused) {
        return keys(fields -> {
            var services = resources(fields, "services", name -> ServiceShape.of(name, unused));
            var networks =
                    resources(fields, "networks", key -> ResourceShapes.network(new ResourceNames(project, key)));
            var volumes = resources(fields, "volumes", key -> ResourceShapes.volume(new ResourceNames(project, key)));
            var secrets = resources(fields, "secrets", key -> ContentShape.secret(new ResourceNames(project, key)));
            var configs = resources(fields, "configs", key -> ContentShape.config(new ResourceNames(project, key)));
            var _ = fields.optional("name", text());
            unused.key(fields, "", "version", text());
            unused.keys(fields, "", "models");
            return () -> new ComposeProject(
                    project, services.get(), networks.get(), volumes.get(), secrets.get(), configs.get(), List.of());
        });
    }

    private static <T> Supplier<Map<String, T>> resources(
            Fields fields, String kind, Function<String, Shape<T>> shape) {
        return fields.optional(kind, mapOf(name(), shape), Map.of());
    }

    private static Shape<String> name() {
        return text().where(
                        name -> name.matches("[a-zA-Z0-9._-]{1,200}"),
                        "must be a name of letters, digits, `.`, `_` and `-`");
    }
}
