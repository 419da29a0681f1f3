package dev.slipway.deploy;

import dev.slipway.deploy.schema.Undone;
import dev.slipway.events.MigrationReverted;
import dev.slipway.migrations.run.Claim;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Takes back what this rollout has applied to the database, once that has been chosen. */
final class RevertSchema {

    private final Yard yard;
    private final Stuck stuck;

    RevertSchema(Yard yard, Stuck stuck) {
        this.yard = yard;
        this.stuck = stuck;
    }

    Next run(String nothing, Step step) {
        if (Logbook.of(step).rolloutOf(step.requestId(), Phase.REVERTING).isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        step.progress("Undoing the migrations of this rollout.");
        step.assertOwned();
        var schema = ChooseWayBack.schema(yard, step);
        return told(schema.undo(new Claim(step.requestId(), step.token()), new RequestOnlooker(step)), step);
    }

    /** What hindered it in the end, as a matter of the database. */
    Next gaveUp(String nothing, Step step, GiveUp why) {
        return stuck.undoing(
                Steps.REVERT_SCHEMA,
                step,
                new GiveUp("migration-stuck", why.reason().getMessage(), "migration-stuck"));
    }

    private Next told(Undone undone, Step step) {
        var next = Next.nothing();
        undone.reverted().forEach(one -> next.and(reverted(one, step)));
        return undone.obstacle()
                .map(why -> next.and(stuck.undoing(Steps.REVERT_SCHEMA, step, why)))
                .orElseGet(() -> next.then(Steps.SETTLE));
    }

    private static MigrationReverted reverted(Undone.Reverted one, Step step) {
        return MigrationReverted.newBuilder()
                .setEnvelope(step.envelope())
                .setMigration(one.migration())
                .setMillis(one.took().toMillis())
                .build();
    }
}
