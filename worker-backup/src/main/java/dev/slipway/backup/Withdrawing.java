package dev.slipway.backup;

import dev.slipway.events.Reason;
import dev.slipway.events.RestoreRefused;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A restore that does not come to its end leaves nothing behind: the database is open as before, the copy beside it is
 * gone. Only then is it said that nothing was put back, and where nobody waits for that any more it is done all the same.
 */
final class Withdrawing {

    static final String WITHDRAW = "withdraw";
    static final String TIDY = "tidy";

    /** Longer than for anything else: until then the application may stand before a closed door. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final String RUNBOOK = "restore-refused";

    private final Keeper keeper;

    Withdrawing(Keeper keeper) {
        this.keeper = keeper;
    }

    void add(Stage.Builder stage) {
        stage.step(WITHDRAW)
                .within(TakingSteps.LONGEST)
                .otherwise(Withdrawing::stuck)
                .run(this::withdraw);
        // nobody waits for an answer, so what never works goes to the dead letters, where people look
        stage.step(TIDY).within(TakingSteps.LONGEST).run(this::tidy);
    }

    /** Somebody waits for an answer. */
    static Next because(String requestId, Step step, GiveUp why) {
        return Errands.current(requestId, step)
                .map(errand -> Next.nothing()
                        .remember(errand.withdrawn(Optional.of(why.reason())))
                        .then(WITHDRAW, requestId))
                .orElseGet(() -> Errands.over(requestId));
    }

    /** The request has ended already. */
    static Next quietly(Errand errand) {
        return errand.leave().isEmpty()
                ? Next.nothing().forget()
                : Next.nothing().remember(errand.withdrawn(Optional.empty())).then(TIDY, errand.requestId());
    }

    private Next withdraw(String requestId, Step step) {
        return Errands.of(requestId, step)
                .filter(errand -> told(errand).isPresent())
                .map(errand -> undo(
                        errand,
                        WITHDRAW,
                        step,
                        Next.publish(
                                refusal(errand.backupId(), told(errand).stream().toList(), step))))
                .orElseGet(() -> Errands.over(requestId));
    }

    private Next tidy(String requestId, Step step) {
        return Errands.of(requestId, step)
                .filter(errand -> errand.withdrawal().isPresent())
                .map(errand -> undo(errand, TIDY, step, Next.nothing()))
                .orElseGet(() -> Errands.over(requestId));
    }

    private static Optional<Reason> told(Errand errand) {
        return errand.withdrawal().flatMap(Errand.Withdrawal::told);
    }

    private Next undo(Errand errand, String name, Step step, Next afterwards) {
        try {
            return Errands.patiently(step, PATIENCE, () -> {
                step.progress("opens the database and removes the copy of backup " + errand.backupId());
                keeper.withdraw(Target.parse(step.target()), errand);
                return afterwards.forget();
            });
        } catch (Unwanted whoWaitsGoesFirst) {
            return Next.nothing().then(name, errand.requestId());
        }
    }

    private static Next stuck(String requestId, Step step, GiveUp why) {
        return Errands.of(requestId, step)
                .map(errand -> Next.publish(refusal(
                                errand.backupId(),
                                Stream.concat(told(errand).stream(), Stream.of(mayBeClosed(why)))
                                        .toList(),
                                step))
                        .forget())
                .orElseGet(() -> Errands.over(requestId));
    }

    private static Reason mayBeClosed(GiveUp why) {
        return Reason.newBuilder()
                .setCode("database-may-be-closed")
                .setMessage("the restore could not be taken back, so the database may still be closed to everybody: say"
                        + " `alter database NAME allow_connections true`, then drop the one beside it that has `_new_`"
                        + " in its name; " + why.getMessage())
                .setRunbook(RUNBOOK)
                .build();
    }

    static RestoreRefused refusal(String backupId, List<Reason> reasons, Step step) {
        return RestoreRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setBackupId(backupId)
                .setReasons(reasons)
                .build();
    }
}
