package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.rehearsal.kind.Classification;
import dev.slipway.migrations.rehearsal.watch.Watched;
import dev.slipway.migrations.run.Step;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.util.Optional;

/** One migration's way forward, with what there was before it; that is where its rollback has to lead. */
record Act(Step step, SchemaSnapshot schemaBefore, Contents contentsBefore, Watched forward, Classification kind) {

    /** Why nobody may expect it to be undone. */
    Optional<String> irreversible() {
        return step.rollback() instanceof Rollback.Irreversible(var reason) ? Optional.of(reason) : Optional.empty();
    }

    MigrationReport report(WayBack back) {
        return new MigrationReport(step.name(), kind, forward.report(), back);
    }

    MigrationReport losing(WayBack back, String loss) {
        return new MigrationReport(step.name(), Classification.irreversible(loss), forward.report(), back);
    }
}
