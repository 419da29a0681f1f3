package dev.slipway.cli.tell;

import dev.slipway.cli.log.Recorded;
import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.Cancelled;
import dev.slipway.events.CheckCompleted;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Failed;
import dev.slipway.events.Heartbeat;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.Rejected;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.SmokeTestCompleted;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import dev.slipway.events.ValidationFailed;
import dev.slipway.events.Verdict;
import dev.slipway.events.VerificationFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Tells a request's story while it happens: a finished line per event, and on a terminal what goes on right now. */
public final class Progress implements Audience {

    private static final Duration SUSPICIOUS_SILENCE = Duration.ofSeconds(20);

    private final Screen screen;
    private final InstantSource clock;
    private final Instant began;
    private Optional<Instant> first = Optional.empty();
    private String lately = "waiting for the gate";
    private boolean answered;
    private boolean warned;
    private boolean smokeTestFailed;
    private boolean dryRun;

    public Progress(Screen screen, InstantSource clock) {
        this.screen = screen;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public void sees(Recorded recorded) {
        if (first.isEmpty()) {
            first = Optional.of(recorded.at());
        } else {
            answered = true;
        }
        var sentence = Sentences.of(recorded.event());
        lately = sentence;
        if (isNews(recorded.event())) {
            screen.line(
                    line(offset(recorded.at()), who(recorded), brief(recorded.event(), sentence), recorded.event()));
        }
        if (recorded.event() instanceof DeployRequested request) {
            dryRun = request.getDryRun();
        }
        if (recorded.event() instanceof RolloutPlanned planned && dryRun) {
            PlanText.of(planned.getPlan()).forEach(screen::line);
        }
        if (recorded.event() instanceof LossMeasured measured) {
            LossText.of(measured).forEach(screen::line);
        }
        if (recorded.event() instanceof ApprovalRequested asked
                && !asked.getQuestion().isEmpty()) {
            screen.line("Answer with `slipway approve " + asked.getEnvelope().getRequestId()
                    + " --reason TEXT`, or with `slipway deny`; without an answer nothing is put back.");
        }
        if (recorded.event() instanceof SmokeTestCompleted test
                && test.getEvidence().getVerdict() == Verdict.FAIL) {
            smokeTestFailed = true;
        }
    }

    /** What a failed smoke test has just said is not said again by everybody who acts on it; the outcome repeats it. */
    private String brief(SpecificRecord event, String sentence) {
        return switch (event) {
            case VerificationFailed e when smokeTestFailed -> "verification " + Words.of(e.getPurpose()) + " failed";
            case RolloutFailed e
            when smokeTestFailed && e.getReason().getCode().equals("verification-failed") -> "the rollout has failed";
            default -> sentence;
        };
    }

    /** A check that passed or has nothing to look at is no news: what counts is that all have answered. A refusal is the outcome, which comes next. */
    private static boolean isNews(SpecificRecord event) {
        return switch (event) {
            case Heartbeat _, ValidationFailed _ -> false;
            case CheckCompleted check -> isNews(check.getEvidence().getVerdict());
            default -> true;
        };
    }

    private static boolean isNews(Verdict verdict) {
        return verdict != Verdict.PASS && verdict != Verdict.NOT_APPLICABLE;
    }

    @Override
    public void waits() {
        var waited = Duration.between(began, clock.instant());
        screen.passing("⋯ " + Words.of(waited) + "  " + lately);
        if (!answered && !warned && waited.compareTo(SUSPICIOUS_SILENCE) > 0) {
            warned = true;
            screen.error("Nobody has answered for " + Words.of(waited)
                    + ". Do the workers run? `slipway up` runs them all; elsewhere ask their /health/ready.");
        }
    }

    @Override
    public void ends() {
        screen.wipe();
    }

    private String offset(Instant at) {
        var passed = Duration.between(first.orElse(at), at).toMillis();
        return String.format(Locale.ROOT, "%+8.1f s", passed / 1_000.0);
    }

    private String line(String offset, String who, String sentence, SpecificRecord event) {
        return Paint.DIM.on(offset + "  " + who, screen) + "  " + painted(sentence, event);
    }

    private String painted(String sentence, SpecificRecord event) {
        return switch (event) {
            case Succeeded _ -> Paint.GREEN.on(sentence, screen);
            case Rejected _,
                    Failed _,
                    BackupRefused _,
                    RestoreRefused _,
                    RollbackStuck _,
                    RolloutFailed _,
                    VerificationFailed _ -> Paint.RED.on(sentence, screen);
            case RolledBack _, Cancelled _, StageOverdue _ -> Paint.YELLOW.on(sentence, screen);
            default -> sentence;
        };
    }

    private static String who(Recorded recorded) {
        var actor = recorded.envelope().getActor();
        var name = actor.startsWith("worker:") ? actor.substring("worker:".length()) : "request";
        return String.format(Locale.ROOT, "%-8s", name);
    }
}
