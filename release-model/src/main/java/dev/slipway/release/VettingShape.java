package dev.slipway.release;

import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.approval.ApprovalShape;
import dev.slipway.release.checks.StandardsShape;
import dev.slipway.release.database.DataAssertion;
import dev.slipway.release.database.DataAssertionShape;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of slipway.yaml that say how a release is looked at. */
final class VettingShape {

    private static final int MOST_FILES = 20;

    private VettingShape() {}

    static Supplier<Vetting> in(Fields fields) {
        var compose = fields.optional(
                "compose",
                listOf(WrittenValues.pathInside("a file", "compose.yaml")).as(AtMost.items(MOST_FILES, "files")));
        var database = fields.optional("database", database(), new Database(Optional.empty(), List.of()));
        var approvals = fields.optional("approvals", ApprovalShape.OWN, List.of());
        var standards = StandardsShape.in(fields);
        return () -> new Vetting(
                compose.get(),
                database.get().migrations(),
                database.get().assertions(),
                approvals.get(),
                standards.get());
    }

    private record Database(Optional<Path> migrations, List<DataAssertion> assertions) {}

    private static Shape<Database> database() {
        return record(fields -> {
            var migrations = fields.optional("migrations", WrittenValues.pathInside("a folder", "db/migrations"));
            var assertions = fields.optional("assertions", DataAssertionShape.ALL, List.of());
            return () -> new Database(migrations.get(), assertions.get());
        });
    }
}
