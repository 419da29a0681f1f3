package dev.slipway.deploy;

import dev.slipway.deploy.schema.Undone;
import dev.slipway.events.MigrationReverted;
import dev.slipway.migrations.run.Claim;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;

/** Takes back what this rollout has applied to the database, once nothing of the new release runs that could miss it. */
final class RevertSchema {

    private static final Duration GRACE_OF_REMAINS = Duration.ofSeconds(10);

    private final Yard yard;
    private final Stuck stuck;

    RevertSchema(Yard yard, Stuck stuck) {
        this.yard = yard;
        this.stuck = stuck;
    }

    Next run(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        if (book.rolloutOf(step.requestId(), Phase.REVERTING).isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var schema = yard.schemas().of(Yard.target(step)).orElseThrow(() -> lost(step));
        step.assertOwned();
        for (var berth : yard.place(step).berths()) {
            berth.instances().stopAllBut(Yard.owner(step), book.wanted(), GRACE_OF_REMAINS);
        }
        step.progress("Undoing the migrations of this rollout.");
        step.assertOwned();
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

    private static GiveUp lost(Step step) {
        return new GiveUp(
                "migration-stuck",
                "targets.yaml names no `database` for " + step.target() + " any more, so what this rollout has applied"
                        + " to it cannot be undone; put it back, then undo it by hand.",
                "migration-stuck");
    }
}
