package dev.slipway.deploy;

import dev.slipway.deploy.schema.TargetSchema;
import dev.slipway.deploy.undo.Applied;
import dev.slipway.deploy.undo.Compensation;
import dev.slipway.deploy.undo.SchemaFacts;
import dev.slipway.deploy.undo.WayBack;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.WayBackChosen;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;

/** Says how the database goes back, once nothing of the new release runs that could still write into it or miss it. */
final class ChooseWayBack {

    private static final Duration GRACE_OF_REMAINS = Duration.ofSeconds(10);

    private final Yard yard;
    private final Stuck stuck;

    ChooseWayBack(Yard yard, Stuck stuck) {
        this.yard = yard;
        this.stuck = stuck;
    }

    Next run(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.REVERTING);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var schema = schema(yard, step);
        step.assertOwned();
        for (var berth : yard.place(step).berths()) {
            berth.instances().stopAllBut(Yard.owner(step), book.wanted(), GRACE_OF_REMAINS);
        }
        step.progress("Asking the database what this rollout has left there.");
        var facts = schema.factsOf(step.requestId());
        var way = Compensation.choose(facts, rollout.get().grounds());
        return go(way, Next.publish(chosen(way, facts, step)), book, rollout.get(), step);
    }

    Next gaveUp(String nothing, Step step, GiveUp why) {
        return stuck.undoing(
                Steps.CHOOSE_WAY_BACK,
                step,
                new GiveUp("migration-stuck", why.reason().getMessage(), "migration-stuck"));
    }

    static TargetSchema schema(Yard yard, Step step) {
        return yard.schemas()
                .of(Yard.target(step))
                .orElseThrow(() -> new GiveUp(
                        "migration-stuck",
                        "targets.yaml names no `database` for " + step.target() + " any more, so what this rollout has"
                                + " applied to it cannot be undone; put it back, then undo it by hand.",
                        "migration-stuck"));
    }

    private Next go(WayBack way, Next told, Logbook book, Rollout rollout, Step step) {
        return switch (way) {
            case WayBack.LeaveSchema stays -> told.then(Steps.SETTLE);
            case WayBack.TakeBack back -> told.then(Steps.REVERT_SCHEMA);
            case WayBack.Restore(var backupId, var why) ->
                told.and(RestoreNeeded.newBuilder()
                                .setEnvelope(step.envelope())
                                .setBackupId(backupId)
                                .setReason(Says.plainReason("restore-needed", why))
                                .build())
                        .remember(book.under(rollout.in(Phase.RESTORING)));
            case WayBack.CallPerson(var why) ->
                told.and(stuck.undoing(
                        Steps.CHOOSE_WAY_BACK, step, new GiveUp("way-back-unclear", why, "way-back-unclear")));
        };
    }

    private static WayBackChosen chosen(WayBack way, SchemaFacts facts, Step step) {
        return WayBackChosen.newBuilder()
                .setEnvelope(step.envelope())
                .setPath(way.path())
                .setReason(Says.plainReason("way-back-chosen", way.why()))
                .setApplied(facts.applied().stream().map(Applied::migration).toList())
                .setWouldLose(facts.atStake())
                .setBackupId(way instanceof WayBack.Restore(var backupId, var why) ? backupId : null)
                .build();
    }
}
