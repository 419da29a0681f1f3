package dev.slipway.verify;

import dev.slipway.events.Failed;
import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.StageName;
import dev.slipway.events.VerificationStarted;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Asks a release whether it really works: before it gets traffic, once it has it, and after a way back. */
final class VerifyRelease {

    private static final String BEGIN = "begin";
    private static final String TEST = "test";

    /** About two minutes: an answer that fails for want of a store may hold a target. */
    private static final Retry PATIENT = new Retry(10, Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Releases releases;
    private final RunSmokeTests run;
    private final Bake bake;

    VerifyRelease(Releases releases, RunSmokeTests run, Bake bake) {
        this.releases = releases;
        this.run = run;
        this.bake = bake;
    }

    Stage stage() {
        return Stage.named(StageName.VERIFY)
                .on(ReleaseStarted.class)
                .run((event, step) -> take(Verification.of(event), step))
                .on(ReleaseDeployed.class)
                .run((event, step) -> take(Verification.of(event), step))
                .on(ReleaseRolledBack.class)
                .run((event, step) -> take(Verification.of(event), step))
                .on(RollbackStarted.class)
                .urgent()
                .run((event, step) -> stop(Verifications.on(step), step))
                .on(Failed.class)
                .urgent()
                .run((event, step) -> failed(step))
                .step(BEGIN)
                .retry(PATIENT)
                .otherwise(this::gaveUp)
                .run((purpose, step) -> underWay(purpose, step, verification -> begin(verification, step)))
                .step(TEST)
                .retry(PATIENT)
                .within(Duration.ofHours(1))
                .otherwise(this::gaveUp)
                .run((purpose, step) -> underWay(purpose, step, verification -> test(verification, step)))
                .build();
    }

    private static Next take(Verification verification, Step step) {
        var known = Verifications.on(step);
        return known.failed(verification.requestId())
                ? Next.ignore("request " + verification.requestId() + " has failed, nobody waits for a verdict")
                : Next.nothing()
                        .remember(known.begin(verification))
                        .then(BEGIN, verification.purpose().name());
    }

    /** What follows is not held up by a verdict that nobody waits for any more. */
    private static Next stop(Verifications known, Step step) {
        return known.of(step.requestId())
                .map(verification -> Next.nothing()
                        .remember(known.over())
                        .cancelLater(TEST, verification.purpose().name()))
                .orElseGet(() -> Next.ignore("no verification of request " + step.requestId() + " is under way"));
    }

    /** An ended request gets no verdict, not even if what asks for one is read only now. */
    private static Next failed(Step step) {
        var known = Verifications.on(step).fail(step.requestId());
        return known.of(step.requestId()).isPresent()
                ? stop(known, step)
                : Next.nothing().remember(known);
    }

    private Next begin(Verification verification, Step step) {
        return Next.publish(VerificationStarted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setPurpose(verification.purpose())
                        .setTests(visits(verification).size())
                        .build())
                .then(TEST, verification.purpose().name());
    }

    private Next test(Verification verification, Step step) {
        var visits = visits(verification);
        step.progress("runs " + visits.size() + " smoke tests, " + Sentences.place(verification));
        var findings = run.of(visits, Patience.during(verification.purpose()), step);
        return findings.map(found -> conclude(verification, found, step))
                .orElseGet(
                        () -> Next.nothing().then(TEST, verification.purpose().name()));
    }

    private Next conclude(Verification verification, List<Finding> findings, Step step) {
        var verdict = new Conclusion(verification, findings);
        if (!verdict.good()) {
            return verdict.publish(step).remember(Verifications.on(step).over());
        }
        var end = bakedAt(verification, step.now());
        if (!step.now().isBefore(end)) {
            return verdict.publish(step).remember(Verifications.on(step).over());
        }
        step.progress("all smoke tests pass; they are repeated until " + end);
        return Next.nothing()
                .remember(Verifications.on(step).begin(verification.bakingUntil(end)))
                .later(TEST, verification.purpose().name(), bake.nextRound(step.now(), end));
    }

    private Instant bakedAt(Verification verification, Instant now) {
        if (verification.purpose() != Purpose.AFTER_SWITCH) {
            return now;
        }
        return verification
                .bakedAt()
                .orElseGet(() -> now.plus(verification
                        .release()
                        .map(release ->
                                releases.applicationOf(release).rollout().bake())
                        .orElse(Duration.ZERO)));
    }

    private List<Visit> visits(Verification verification) {
        return verification
                .release()
                .map(release -> PlanVisits.of(verification, releases.applicationOf(release)))
                .orElse(List.of());
    }

    private Next gaveUp(String purpose, Step step, GiveUp why) {
        return underWay(
                purpose,
                step,
                verification -> Conclusion.without(verification, why.reason(), step)
                        .remember(Verifications.on(step).over()));
    }

    private static Next underWay(String purpose, Step step, Function<Verification, Next> then) {
        return Verifications.on(step)
                .of(step.requestId())
                .filter(verification -> verification.purpose().name().equals(purpose))
                .map(then)
                .orElseGet(() -> Next.ignore("the verification " + purpose + " of request " + step.requestId()
                        + " is not under way any more"));
    }
}
