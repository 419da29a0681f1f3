package dev.slipway.backup;

import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup is put back: first what that loses is counted and told, and only after a yes is anything done.
 *
 * <p>The exchange is a timer of this very moment. A timer fires only when the stage has read all there was by then, so a
 * stage that comes back from the dead reads that its request has ended before it touches anything.
 */
final class RestoringSteps {

    static final String MEASURE = "measure";
    static final String PREPARE = "put-back";
    static final String EXCHANGE = "exchange";

    /** A server that is started again, or a store that is away, is back by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Keeper keeper;
    private final Withdrawing withdrawing;

    RestoringSteps(Keeper keeper) {
        this.keeper = keeper;
        this.withdrawing = new Withdrawing(keeper);
    }

    void add(Stage.Builder stage) {
        stage.step(MEASURE)
                .within(TakingSteps.LONGEST)
                .otherwise(RestoringSteps::refused)
                .run(this::measure);
        stage.step(PREPARE)
                .within(TakingSteps.LONGEST)
                .otherwise(Withdrawing::because)
                .run(this::prepare);
        stage.step(EXCHANGE)
                .within(TakingSteps.LONGEST)
                .otherwise(Withdrawing::because)
                .run(this::exchange);
        withdrawing.add(stage);
    }

    Next begin(RequestKind kind, String backupId, Step step) {
        return Next.nothing()
                .remember(Errand.restore(step.requestId(), kind, backupId, step.now()))
                .then(MEASURE, step.requestId());
    }

    private Next measure(String requestId, Step step) {
        return Errands.go(
                requestId,
                MEASURE,
                step,
                (errand, onlooker) -> Next.publish(
                        measured(errand, keeper.measure(Target.parse(step.target()), errand, onlooker), step)));
    }

    private static LossMeasured measured(Errand errand, Keeper.Loss loss, Step step) {
        @Nullable Long walBytes = loss.walBytes().isPresent() ? loss.walBytes().getAsLong() : null;
        return LossMeasured.newBuilder()
                .setEnvelope(step.envelope())
                .setBackupId(errand.backupId())
                .setLost(loss.lost())
                .setWalBytes(walBytes)
                .setTakenAt(loss.takenAt())
                .setRoomBytes(loss.room())
                .setMigrationsUndone(loss.migrationsUndone())
                .build();
    }

    Next approved(RestoreApproved approved, Step step) {
        return Errands.current(step.requestId(), step)
                .filter(errand -> errand.backupId().equals(approved.getBackupId()))
                .map(errand -> Next.nothing()
                        .remember(errand.with(new Errand.Leave(step.now(), approved.getMayLose())))
                        .then(PREPARE, errand.requestId()))
                .orElseGet(() -> Errands.over(step.requestId()));
    }

    private Next prepare(String requestId, Step step) {
        return Errands.go(
                requestId,
                PREPARE,
                step,
                (errand, onlooker) -> Errands.patiently(step, PATIENCE, () -> {
                    keeper.prepare(Target.parse(step.target()), errand, onlooker);
                    return Next.nothing().later(EXCHANGE, requestId, step.now());
                }));
    }

    private Next exchange(String requestId, Step step) {
        if (step.resumed()) {
            return Next.nothing().later(EXCHANGE, requestId, step.now());
        }
        return Errands.go(
                requestId,
                EXCHANGE,
                step,
                (errand, onlooker) -> Errands.patiently(
                        step,
                        PATIENCE,
                        () -> told(errand, keeper.exchange(Target.parse(step.target()), errand, onlooker), step)));
    }

    /** The copy stays where it is while people are asked again. */
    private static Next told(Errand errand, Keeper.Exchange exchange, Step step) {
        return switch (exchange) {
            case Keeper.Restored restored -> restored(errand, restored, step);
            case Keeper.CostsMore(var loss) -> Next.publish(measured(errand, loss, step));
        };
    }

    private static Next restored(Errand errand, Keeper.Restored restored, Step step) {
        var since = errand.leave().map(Errand.Leave::at).orElseGet(errand::begun);
        var until = step.now().plus(restored.kept());
        return Next.publish(DatabaseRestored.newBuilder()
                        .setEnvelope(step.envelope())
                        .setBackupId(errand.backupId())
                        .setReplacedDatabase(restored.replaced())
                        .setMillis(Duration.between(since, step.now()).toMillis())
                        .setLost(restored.lost())
                        .setClosedMillis(
                                restored.closed().map(Duration::toMillis).orElse(null))
                        .setReplacedKeptUntil(until)
                        .build())
                .forget()
                .later(ClearAway.STEP, restored.replaced(), until);
    }

    /** Nothing was begun yet. */
    private static Next refused(String requestId, Step step, GiveUp why) {
        return Errands.current(requestId, step)
                .map(errand -> Next.publish(Withdrawing.refusal(errand.backupId(), List.of(why.reason()), step))
                        .forget())
                .orElseGet(() -> Errands.over(requestId));
    }
}
