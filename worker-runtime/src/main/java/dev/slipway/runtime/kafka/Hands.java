package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.runtime.Failures;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Result;
import dev.slipway.runtime.telemetry.StepTrace;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts: makes one attempt at a task, and hands in what came of it. */
final class Hands implements Consumer<Work> {

    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final Duration AFTER_LOSS = Duration.ofSeconds(1);

    private final StageName stage;
    private final Performer performer;
    private final Scribe scribe;
    private final Telemetry telemetry;
    private final KafkaStep.Surroundings surroundings;

    Hands(
            StageName stage,
            Performer performer,
            Scribe scribe,
            Telemetry telemetry,
            KafkaStep.Surroundings surroundings) {
        this.stage = stage;
        this.performer = performer;
        this.scribe = scribe;
        this.telemetry = telemetry;
        this.surroundings = surroundings;
    }

    @Override
    public void accept(Work work) {
        work.begin(Thread.currentThread());
        var end = act(work);
        work.letGo();
        end.run();
    }

    private Runnable act(Work work) {
        try (var trace = telemetry.begin(stage, work.reaction.name(), work.task, work.attempt)) {
            surroundings.milestones().reached(Milestones.Milestone.ACTING, work.task);
            var result = performer.perform(work.reaction, work.input, new KafkaStep(work, surroundings));
            surroundings.milestones().reached(Milestones.Milestone.FINISHING, work.task);
            telemetry.ended(stage, work.reaction.name(), result, System.nanoTime() - work.startedNanos);
            return handIn(work, result, trace);
        } catch (RuntimeException | Error broken) {
            LOG.error("the result of {} for {} cannot be written", work.reaction.name(), work.task.target(), broken);
            return finish(work, scribe.deadLetter(work, "its result cannot be written: " + Failures.describe(broken)));
        }
    }

    private Runnable handIn(Work work, Result result, StepTrace trace) {
        return switch (result) {
            case Result.Done done -> finish(work, written(work, done.next(), trace));
            case Result.Dead dead -> finish(work, scribe.deadLetter(work, dead.why()));
            case Result.Lost _ -> () -> surroundings.inTray().ownershipDoubted(work, AFTER_LOSS);
            case Result.Again again -> {
                trace.failed(again.why());
                yield () -> surroundings.inTray().tryAgain(work, again.pause());
            }
        };
    }

    private Closing written(Work work, Next next, StepTrace trace) {
        if (next.parked().isPresent() && !surroundings.inTray().mayPark(work.shard, work.task.target())) {
            return scribe.deadLetter(
                    work,
                    "too many events of " + work.task.target() + " wait for their cause: "
                            + next.parked().get());
        }
        return scribe.write(work, next, trace.traceparent());
    }

    private Runnable finish(Work work, Closing closing) {
        return () -> surroundings.outTray().done(work, closing);
    }
}
