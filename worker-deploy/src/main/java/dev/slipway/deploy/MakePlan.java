package dev.slipway.deploy;

import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Answers a request for a plan, without touching anything. */
final class MakePlan {

    private final Yard yard;

    MakePlan(Yard yard) {
        this.yard = yard;
    }

    Next on(PlanRequested requested, Step step) {
        var book = Logbook.of(step);
        yard.place(step);
        var release = WantedRelease.of(requested, book);
        var application = yard.bundles().read(Yard.target(step), release);
        refuseOther(application.name().value(), step);
        return Next.publish(RolloutPlanned.newBuilder()
                .setEnvelope(step.envelope())
                .setPlan(PlanRollout.of(release, application, book, schemaMove(requested, release, step)))
                .setRevision(requested.getRevision())
                .build());
    }

    Next gaveUp(PlanRequested requested, Step step, GiveUp why) {
        return Next.publish(Says.failed(step, Steps.PLAN, why.reason()));
    }

    /** Going back asks the database for nothing: it must be possible when that is what is broken. */
    private SchemaMove schemaMove(PlanRequested requested, Release release, Step step) {
        var schema = yard.schemas().of(Yard.target(step));
        if (schema.isEmpty()) {
            return new SchemaMove.None();
        }
        return requested.getKind() == RequestKind.ROLLBACK
                ? new SchemaMove.Stays()
                : yard.bundles()
                        .migrations(Yard.target(step), release)
                        .map(set -> schema.get().moveOf(set, step.requestId()))
                        .orElseGet(SchemaMove.None::new);
    }

    private static void refuseOther(String application, Step step) {
        if (!application.equals(Yard.target(step).application().value())) {
            throw new GiveUp(
                    "other-application",
                    "The bundle is the application " + application + ", but the target is " + step.target() + ".",
                    "other-application");
        }
    }
}
