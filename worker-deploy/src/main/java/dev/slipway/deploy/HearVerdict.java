package dev.slipway.deploy;

import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/** Goes on, stays, or turns back, as the verification says. */
final class HearVerdict {

    private final Yard yard;
    private final Walk walk;
    private final TurnBack turnBack;

    HearVerdict(Yard yard, Walk walk, TurnBack turnBack) {
        this.yard = yard;
        this.walk = walk;
        this.turnBack = turnBack;
    }

    Next on(VerificationPassed passed, Step step) {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId());
        if (rollout.isEmpty() || !awaited(rollout.get(), passed.getPurpose())) {
            return Next.ignore("Nobody waits for this verification.");
        }
        return passed.getPurpose() == Purpose.BEFORE_TRAFFIC
                ? walk.on(book, rollout.get(), step)
                : confirm(book, rollout.get(), step);
    }

    Next on(VerificationFailed failed, Step step) {
        var awaited =
                Logbook.of(step).rolloutOf(step.requestId()).filter(rollout -> awaited(rollout, failed.getPurpose()));
        return awaited.isPresent()
                ? turnBack.failed(step, "verify-" + where(failed.getPurpose()), reason(failed))
                : Next.ignore("Nobody waits for this verification.");
    }

    /** A release that passed but cannot be kept does not stay half deployed. */
    Next gaveUp(VerificationPassed passed, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.CONFIRM, why.reason());
    }

    private Next confirm(Logbook book, Rollout rollout, Step step) {
        var window = yard.bundles()
                .read(Yard.target(step), rollout.release())
                .rollout()
                .rollbackWindow();
        var until = step.now().plus(window);
        var warm = book.live().filter(_ -> rollout.stopped().isEmpty()).map(old -> old.keptUntil(until));
        var confirmed = ReleaseConfirmed.newBuilder()
                .setEnvelope(step.envelope())
                .setRelease(rollout.release())
                .setRollbackUntil(warm.map(old -> until).orElse(null))
                .build();
        var next = Next.publish(confirmed)
                .remember(book.serving(Optional.of(rollout.serving()), warm)
                        .recorded(rollout.release())
                        .over(step.requestId(), Ended.How.CONFIRMED))
                .cancelLater(Steps.CLOSE_WINDOW, rollout.startsAs());
        warm.ifPresent(old -> next.later(Steps.CLOSE_WINDOW, old.startedBy(), until));
        return next;
    }

    private static boolean awaited(Rollout rollout, Purpose purpose) {
        return switch (rollout.phase()) {
            case BEFORE_TRAFFIC -> purpose == Purpose.BEFORE_TRAFFIC;
            case AFTER_SWITCH -> purpose == Purpose.AFTER_SWITCH;
            case STARTING, SHIFTING, TAKING_TRAFFIC_BACK, REVERTING, RESTORING -> false;
        };
    }

    private static String where(Purpose purpose) {
        return purpose == Purpose.BEFORE_TRAFFIC ? "before-traffic" : "after-switch";
    }

    private static Reason reason(VerificationFailed failed) {
        var all = failed.getReasons().stream().map(Reason::getMessage).collect(Collectors.joining(" "));
        return Says.reason("verification-failed", all.isEmpty() ? "The smoke tests failed." : all);
    }
}
