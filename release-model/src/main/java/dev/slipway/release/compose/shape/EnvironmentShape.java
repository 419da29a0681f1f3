package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.named;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.yaml.Scalars.textOrBlank;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Environment;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The variables of a service, before those of its files and surroundings are filled in. */
final class EnvironmentShape {

    private EnvironmentShape() {}

    static Supplier<Environment> in(Fields fields, Unused unused) {
        var variables = fields.optional("environment", named(EnvironmentShape::variable), Map.of());
        var files = fields.optional("env_file", listOf(file()), List.of());
        unused.key(fields, "services.*.", "label_file");
        return () -> new Environment(variables.get(), files.get());
    }

    private static Optional<Environment.Variable> variable(Value value) {
        return value.isNull()
                ? Optional.of(new Environment.Variable(Optional.empty(), value.place()))
                : textOrBlank().read(value).map(text -> new Environment.Variable(Optional.of(text), value.place()));
    }

    private static Shape<Environment.EnvironmentSource> file() {
        return value -> keys(fields -> {
                    var path = fields.required("path", text());
                    var required = fields.optional("required", flag(), true);
                    var format = fields.optional("format", text());
                    return () ->
                            new Environment.EnvironmentSource(path.get(), required.get(), format.get(), value.place());
                })
                .read(value);
    }
}
