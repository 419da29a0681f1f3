package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.written;

import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Value;
import java.util.Map;
import java.util.function.Supplier;

/** What one service looks like; the parts of it are in shapes of their own. */
final class ServiceShape {

    private ServiceShape() {}

    static Shape<ComposeService> of(String name, Unused unused) {
        return value -> keys(fields -> service(name, fields, value, unused)).read(value);
    }

    private static Supplier<ComposeService> service(String name, Fields fields, Value value, Unused unused) {
        var image = fields.optional("image", written(text()));
        var build = fields.optional("build", BuildShape.build(unused));
        var process = ProcessShape.in(fields);
        var environment = EnvironmentShape.in(fields, unused);
        var networking = NetworkingShape.in(fields, unused);
        var storage = StorageShape.in(fields, unused);
        var privileges = PrivilegesShape.in(fields, unused);
        var deploy = DeployShape.in(fields, unused);
        var resources = ResourcesShape.in(fields, deploy, unused);
        var lifecycle = LifecycleShape.in(fields, deploy, unused);
        var healthcheck = fields.optional("healthcheck", HealthcheckShape.healthcheck());
        var logging = fields.optional("logging", LoggingShape.logging());
        var labels = fields.optional("labels", options(), Map.of());
        unused.key(fields, "services.*.", "develop", DevelopShape.develop());
        unused.keys(fields, "services.*.", "annotations", "attach", "models", "provider");
        return () -> new ComposeService(
                name,
                image.get().filter(written -> !written.value().isEmpty()),
                build.get(),
                process.get(),
                environment.get(),
                networking.get(),
                storage.get(),
                privileges.get(),
                resources.get(),
                lifecycle.get(),
                healthcheck.get(),
                logging.get(),
                labels.get(),
                value.place());
    }
}
