package dev.slipway.deploy;

import dev.slipway.events.PlannedStep;
import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Leads a rollout along its plan: whatever does a step hands over here to the one after it. */
final class Walk {

    private final Yard yard;

    Walk(Yard yard) {
        this.yard = yard;
    }

    /** To the step behind the one that the rollout has reached. */
    Next on(Logbook book, Rollout rollout, Step step) {
        return to(rollout.at() + 1, book, rollout, step);
    }

    /** What a step is about to touch is noted before it runs, so that an undo that comes in between knows of it. */
    Next to(int at, Logbook book, Rollout rollout, Step step) {
        var planned = stepAt(at, rollout);
        var reached = rollout.reaching(at);
        var input = Integer.toString(at);
        return switch (planned.getKind()) {
            case MIGRATE -> Next.nothing().remember(book.under(reached)).then(Steps.CHECK_SCHEMA);
            case START -> Next.nothing().remember(book.under(reached)).then(Steps.START, input);
            case SHIFT ->
                Next.nothing().remember(book.under(reached.in(Phase.SHIFTING))).then(Steps.SHIFT, input);
            case STOP ->
                Next.nothing().remember(book.under(reached.in(Phase.SHIFTING))).then(Steps.STOP, input);
            case WATCH -> Next.nothing().remember(book.under(reached)).then(Steps.WATCH, input);
            case VERIFY -> verify(planned.getPurpose(), book, reached, step);
            case CONFIRM, UNKNOWN -> throw unknown(planned);
        };
    }

    private Next verify(Purpose purpose, Logbook book, Rollout rollout, Step step) {
        if (purpose == Purpose.BEFORE_TRAFFIC) {
            return Next.publish(ReleaseStarted.newBuilder()
                            .setEnvelope(step.envelope())
                            .setRelease(rollout.release())
                            .setInstances(rollout.started())
                            .build())
                    .remember(book.under(rollout.in(Phase.BEFORE_TRAFFIC)));
        }
        return Next.publish(ReleaseDeployed.newBuilder()
                        .setEnvelope(step.envelope())
                        .setRelease(rollout.release())
                        .setInstances(rollout.started())
                        .setEntry(yard.place(step).entry())
                        .build())
                .remember(book.under(rollout.in(Phase.AFTER_SWITCH)));
    }

    private static PlannedStep stepAt(int at, Rollout rollout) {
        var steps = rollout.plan().getSteps();
        if (at >= steps.size()) {
            throw unknown(steps.getLast());
        }
        return steps.get(at);
    }

    private static GiveUp unknown(PlannedStep planned) {
        return new GiveUp(
                "plan-unknown",
                "This worker does not know how to go on at the step '" + planned.getId() + "' of the plan ("
                        + planned.getKind() + "): another version has made it; ask for it again.",
                "plan-unknown");
    }
}
