package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.release.Target;
import dev.slipway.runtime.Failures;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Step;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.Submission;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Has a release looked at. It never holds anybody up: as long as there is no answer, others have their turn. */
final class Checking {

    static final String CHECK = "check";

    private static final Retry TRIES = Retry.DEFAULT;
    private static final Duration AT_ONCE = Duration.ofMillis(300);
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final Duration NEXT_TURN = Duration.ofSeconds(1);

    private final Moments moments;
    private final Looks looks;

    Checking(Moments moments, Looks looks) {
        this.moments = moments;
        this.looks = looks;
    }

    Next check(String input, Step step) throws InterruptedException {
        var attempt = Attempt.parse(input);
        var moment = moments.at(step);
        var ticket = moment.lane().ticket(attempt.requestId()).filter(found -> found.phase() == Phase.CHECKING);
        if (ticket.isEmpty()) {
            looks.over(target(step), attempt);
            return Next.ignore("request " + attempt.requestId() + " is not being checked any more");
        }
        if (moment.unlisted()) {
            looks.over(target(step), attempt);
            return Unlisted.end(moment.lane(), moment).next();
        }
        var look = looks.at(submission(ticket.get(), step), target(step), attempt);
        if (!step.await(AT_ONCE, GLANCE, look::isDone)) {
            return step.urgentWaiting()
                    ? Next.nothing().then(CHECK, input)
                    : Next.nothing().later(CHECK, input, step.now().plus(NEXT_TURN));
        }
        looks.over(target(step), attempt);
        return seen(look, attempt, ticket.get(), moment);
    }

    /** Whether what was seen may no longer be so, by the time the turn of a request has come. */
    static boolean tooLongAgo(Ticket ticket, Moment moment) {
        var age = ticket.planning().seen().map(seen -> Duration.between(seen.at(), moment.now()));
        return moment.known()
                .filter(rules -> age.filter(old -> old.compareTo(rules.policy().checkAgainAfter()) > 0)
                        .isPresent())
                .isPresent();
    }

    /** It is looked at and planned again, and keeps its place; a yes to the same plan still counts. */
    static Move again(Lane lane, Ticket ticket, Moment moment) {
        return Move.of(lane).put(ticket.checkingAgain(moment.now()), moment).check(ticket.id());
    }

    /** The gate itself could not go on. */
    Next gaveUp(String input, Step step, GiveUp why) {
        var moment = moments.withoutRules(step);
        return moment.lane()
                .ticket(Attempt.parse(input).requestId())
                .filter(ticket -> ticket.phase() == Phase.CHECKING)
                .map(ticket -> refused(ticket, List.of(unseen(String.valueOf(why.getMessage()))), moment)
                        .next())
                .orElseGet(() -> Next.ignore("nobody waits any more for what could not be checked: " + input));
    }

    private static Next seen(Future<Findings> look, Attempt attempt, Ticket ticket, Moment moment)
            throws InterruptedException {
        var again = attempt.number() < TRIES.attempts();
        try {
            var findings = look.get();
            return findings.again() && again
                    ? later(attempt, moment)
                    : decided(ticket, findings, moment).next();
        } catch (ExecutionException | CancellationException failed) {
            var why = failed.getCause() == null ? failed : failed.getCause();
            return again
                    ? later(attempt, moment)
                    : refused(ticket, List.of(unseen(Failures.describe(why))), moment)
                            .next();
        }
    }

    private static Next later(Attempt attempt, Moment moment) {
        return Next.nothing()
                .later(CHECK, attempt.next().written(), moment.now().plus(TRIES.pauseAfter(attempt.number())));
    }

    private static Move decided(Ticket ticket, Findings findings, Moment moment) {
        var checked = Move.of(moment.lane()).say(moment.facts().checked(ticket.request(), findings.evidence()));
        return findings.refuse()
                ? checked.then(lane -> refused(ticket, findings.reasons(), moment))
                : checked.say(moment.facts().passed(ticket.request(), ticket.warned(findings.warnings())))
                        .then(lane -> AskForPlan.checked(lane, ticket, findings.approvals(), moment))
                        .then(lane -> Superseding.by(ticket.request(), lane, moment));
    }

    private static Move refused(Ticket ticket, List<Reason> reasons, Moment moment) {
        return Move.of(moment.lane())
                .say(moment.facts().failed(ticket.request(), reasons))
                .then(lane -> Ending.rejected(lane, ticket.request(), reasons, moment));
    }

    static Reason unseen(String why) {
        return Finding.unseen(why).reasons().getFirst();
    }

    private static Submission submission(Ticket ticket, Step step) {
        var wish = ticket.request().wish();
        return new Submission(
                ticket.id(),
                wish.release().orElseThrow(),
                ticket.request().key().filter(_ -> !wish.dryRun()),
                wish.uncommitted(),
                wish.evidence(),
                step.now());
    }

    private static Target target(Step step) {
        return Target.parse(step.target());
    }
}
