package dev.slipway.cli.demo;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Screen;
import dev.slipway.cli.tell.Words;
import dev.slipway.cli.watch.OutcomeWatch;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.Proof;
import dev.slipway.events.Purpose;
import dev.slipway.events.RolledBack;
import dev.slipway.events.VerificationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what was seen with what was promised; the demo ends well only if every promise was kept. */
record Verdict(List<String> promisesKept, List<String> promisesBroken) {

    static Verdict of(List<Rehearsal.Story> good, Rehearsal.Story bad, Optional<Instant> lastBad, Traffic.Count count) {
        var verdict = new Verdict(new ArrayList<>(), new ArrayList<>());
        good.forEach(story -> verdict.expect(
                story.version() + " was deployed", ended(story, ExitCode.DONE), story.version() + " was not deployed"));
        var before = good.getLast().version();
        verdict.expect(
                bad.version() + " was rolled back by itself, " + before + " serves",
                rolledBackTo(bad, before),
                bad.version() + " was not rolled back to " + before);
        verdict.expect(
                "from the failed verification until " + before + " had all the traffic again: "
                        + timeToGoBack(bad, lastBad).map(Words::of).orElse("unknown"),
                timeToGoBack(bad, lastBad).isPresent(),
                bad.version() + " did not fail its verification after the switch");
        verdict.expect(
                count.answered() + " requests answered, 0 failed",
                count.failures().isEmpty() && count.answered() > 0,
                count.answered() + " requests answered, " + count.failures().size() + " failed"
                        + count.failures().stream()
                                .findFirst()
                                .map(first -> ", the first: " + first)
                                .orElse(""));
        return verdict;
    }

    /** What the gate did where not everybody may deploy everything. */
    Verdict andGuarded(Rehearsal.Story refused, Rehearsal.Story approved, String approver) {
        expect(
                refused.version() + " was refused before anything was touched",
                ended(refused, ExitCode.REJECTED),
                refused.version() + " was not refused");
        expect(
                approved.version() + " waited for " + approver + " and was deployed then",
                ended(approved, ExitCode.DONE) && approvedBy(approved, approver),
                approved.version() + " was not approved by " + approver + " and deployed");
        return this;
    }

    /** What a copy of the data has shown before production was touched. */
    Verdict andKept(Rehearsal.Story good, Rehearsal.Story lying, boolean whole) {
        expect(
                "the backup for " + good.version() + " was restored, compared row for row, and its migration rehearsed",
                ended(good, ExitCode.DONE) && rehearsed(good),
                good.version() + " was not rehearsed on a proven backup and deployed");
        expect(
                lying.version() + " was refused, because its rollback loses data; no order is missing",
                ended(lying, ExitCode.REJECTED) && losesData(lying) && whole,
                lying.version() + " was not refused, or orders are missing");
        return this;
    }

    private static boolean losesData(Rehearsal.Story story) {
        return story.events().stream()
                .anyMatch(recorded -> recorded.event() instanceof BackupRefused refused
                        && refused.getReasons().stream()
                                .anyMatch(why -> why.getCode().equals("rehearsal-data-does-not-come-back")));
    }

    private static boolean rehearsed(Rehearsal.Story story) {
        return story.events().stream()
                .anyMatch(recorded -> recorded.event() instanceof BackupVerified verified
                        && verified.getProof() == Proof.PROVEN
                        && verified.getRehearsal().isPresent());
    }

    private static boolean approvedBy(Rehearsal.Story story, String approver) {
        return story.events().stream()
                .anyMatch(recorded -> recorded.event() instanceof DeploymentApproved approved
                        && approved.getApprovedBy().contains(approver));
    }

    boolean allKept() {
        return promisesBroken.isEmpty();
    }

    void on(Screen screen) {
        screen.line("");
        promisesKept.forEach(promise -> screen.line(Paint.GREEN.on("✓ ", screen) + promise));
        promisesBroken.forEach(promise -> screen.line(Paint.RED.on("✗ ", screen) + promise));
    }

    private void expect(String promise, boolean kept, String otherwise) {
        (kept ? promisesKept : promisesBroken).add(kept ? promise : otherwise);
    }

    private static boolean ended(Rehearsal.Story story, ExitCode code) {
        return story.ending()
                .map(OutcomeWatch.Ending::exitCode)
                .filter(code::equals)
                .isPresent();
    }

    private static boolean rolledBackTo(Rehearsal.Story story, String version) {
        return story.ending().stream()
                .map(ending -> ending.recorded().event())
                .anyMatch(event -> event instanceof RolledBack back
                        && back.getServing()
                                .filter(release -> release.getVersion().equals(version))
                                .isPresent());
    }

    /** As the users saw it: until the bad release answered for the last time. */
    private static Optional<Duration> timeToGoBack(Rehearsal.Story bad, Optional<Instant> lastAnswer) {
        return bad.events().stream()
                .filter(recorded -> recorded.event() instanceof VerificationFailed failed
                        && failed.getPurpose() == Purpose.AFTER_SWITCH)
                .findFirst()
                .flatMap(failed -> lastAnswer.map(last -> Duration.between(failed.at(), last)))
                .map(time -> time.isNegative() ? Duration.ZERO : time);
    }
}
