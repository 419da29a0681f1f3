package dev.slipway.release;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.notEmpty;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.environment.VariableSchema;
import dev.slipway.release.environment.VariableShape;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What one service of slipway.yaml looks like. */
final class ServiceShape {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_ARGUMENTS = 200;
    private static final int MOST_VARIABLES = 200;
    private static final int MOST_REPLICAS = 50;
    private static final int MOST_ANSWERS = 100;

    private ServiceShape() {}

    static Shape<Service> of(Slug name, Set<String> siblings) {
        return record(fields -> {
            var launch = launch(fields);
            var readiness = readiness(fields);
            var route = fields.optional("route", WrittenValues.route());
            var after = fields.optional(
                    "after",
                    listOf(oneOf(siblings).as(Slug::new)).as(AtMost.items(ApplicationShape.MOST_SERVICES, "services")),
                    List.of());
            var schema = schema(fields);
            var replicas = fields.optional("replicas", number(1, MOST_REPLICAS));
            return () -> new Service(
                    name, launch.get(), readiness.get(), route.get(), after.get(), schema.get(), replicas.get());
        });
    }

    private static Supplier<Launch> launch(Fields fields) {
        var command = fields.optional(
                "command",
                notEmpty(listOf(WrittenValues.argument())).as(AtMost.items(MOST_ARGUMENTS, "arguments")),
                List.of());
        var directory = fields.optional("working-directory", WrittenValues.pathInside("a folder", "backend"));
        var environment = fields.optional(
                "environment",
                mapOf(WrittenValues.variable(), _ -> WrittenValues.setting())
                        .as(AtMost.entries(MOST_VARIABLES, "variables")),
                Map.of());
        var variable = fields.optional("port-variable", WrittenValues.variable(), "PORT");
        var port = fields.optional("port", number(1, 65_535));
        var grace = fields.optional("stop-grace", duration(Duration.ZERO, LONGEST), STOP_GRACE);
        return () ->
                new Launch(command.get(), directory.get(), environment.get(), variable.get(), port.get(), grace.get());
    }

    private static Supplier<VariableSchema> schema(Fields fields) {
        var names = fields.keysOf("variables");
        return fields.optional(
                "variables",
                mapOf(WrittenValues.variable(), _ -> VariableShape.among(names))
                        .as(AtMost.entries(MOST_VARIABLES, "variables"))
                        .as(VariableSchema::new),
                VariableSchema.NONE);
    }

    private static Supplier<Readiness> readiness(Fields fields) {
        var probe = fields.required("health", WrittenValues.probe());
        var within = fields.optional("ready-within", duration(SHORTEST, LONGEST), READY_WITHIN);
        var inARow = fields.optional("ready-after", number(1, MOST_ANSWERS), 1);
        return () -> new Readiness(probe.get(), within.get(), inARow.get());
    }
}
