package dev.slipway.validate;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.Reason;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Verb;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Question;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import java.util.List;
import java.util.Optional;

/** What people answer when they are asked about a plan. */
final class Votes {

    private static final int LONGEST_REASON = 500;

    private Votes() {}

    static Move yes(ApprovalGiven body, Request vote, Lane lane, Moment moment) {
        var subject = Approving.waiting(body.getSubject(), lane);
        var voter = voter(vote, moment);
        var losing = Consenting.waiting(body.getSubject(), lane);
        if (losing.isPresent() && voter.isPresent()) {
            return Consenting.yes(body, losing.get(), voter.get(), vote, lane, moment);
        }
        if (subject.isEmpty() || voter.isEmpty()) {
            return refused(notAsked(body.getSubject()), vote, lane, moment);
        }
        var question = subject.get().planning().currentQuestion().orElseThrow();
        return against(body, subject.get(), question, voter.get(), moment)
                .map(why -> refused(why, vote, lane, moment))
                .orElseGet(() -> body.getEmergency()
                        ? emergency(body, subject.get(), question, vote, lane, moment)
                        : counted(subject.get(), question.with(voter.get().id()), vote, lane, moment));
    }

    /** Why the vote does not count, if it does not. */
    private static Optional<Reason> against(
            ApprovalGiven body, Ticket subject, Question question, TrustedKey voter, Moment moment) {
        if (!moment.now().isBefore(question.until())) {
            return because("approval-expired", subject.id() + " could be approved until " + question.until() + " only");
        }
        if (!body.getPlanDigest().equals(question.planDigest())) {
            return because(
                    "plan-changed",
                    "the vote is about plan " + body.getPlanDigest() + ", but " + subject.id() + " waits with plan "
                            + question.planDigest() + "; look at that one, then vote again");
        }
        return body.getEmergency()
                ? againstEmergency(body, voter, moment)
                : againstVote(subject, question, voter, moment);
    }

    private static Optional<Reason> againstVote(Ticket subject, Question question, TrustedKey voter, Moment moment) {
        if (subject.request().key().filter(voter.id()::equals).isPresent()) {
            return because(
                    "own-request",
                    "`" + voter.name() + "` asked for " + subject.id() + ", so somebody else has to approve it");
        }
        if (question.approvedBy().contains(voter.id())) {
            return because("approved-already", "`" + voter.name() + "` has approved this plan already");
        }
        return moment.approvals(subject).concern(voter)
                ? Optional.empty()
                : because(
                        "not-an-approver",
                        "the rules of " + moment.step().target() + " do not ask for the approval of `" + voter.name()
                                + "`, but for " + String.join(" and ", missing(subject, question, moment)));
    }

    private static Optional<Reason> againstEmergency(ApprovalGiven body, TrustedKey voter, Moment moment) {
        if (!moment.rules().may(voter, Verb.OVERRIDE_APPROVAL)) {
            return because(
                    "not-allowed",
                    "`" + voter.name() + "` may not override-approval on "
                            + moment.step().target() + "; ask somebody who may, or for the approvals that are missing");
        }
        return body.getReason().isBlank() || body.getReason().length() > LONGEST_REASON
                ? because(
                        "override-without-reason",
                        "an emergency needs a reason of 1 to " + LONGEST_REASON + " characters, this one has "
                                + body.getReason().strip().length())
                : Optional.empty();
    }

    private static Move counted(Ticket subject, Question question, Request vote, Lane lane, Moment moment) {
        var missing = missing(subject, question, moment);
        var put = lane.with(subject.voted(question));
        if (!missing.isEmpty()) {
            var statement = "counted for " + subject.id() + "; missing: " + String.join(" and ", missing);
            return Ending.succeeded(put, vote, Optional.empty(), statement, moment);
        }
        return Ending.succeeded(put, vote, Optional.empty(), subject.id() + " is approved", moment)
                .then(now -> Approving.settled(now, subject, question, moment));
    }

    private static Move emergency(
            ApprovalGiven body, Ticket subject, Question question, Request vote, Lane lane, Moment moment) {
        var by = voter(vote, moment).orElseThrow().name();
        var reason = body.getReason();
        var statement =
                subject.id() + " goes ahead without " + String.join(" and ", missing(subject, question, moment));
        return Ending.succeeded(lane, vote, Optional.empty(), statement, moment)
                .then(now -> Move.of(now)
                        .put(
                                subject.asking(
                                        question.settledInEmergency(vote.key().orElseThrow()), moment.now()),
                                moment)
                        .say(
                                moment.facts().overridden(subject, "approvals", by, reason),
                                moment.facts()
                                        .approved(subject, question.planDigest(), List.of(by), "emergency: " + reason)))
                .then(now -> Queueing.of(now, subject.id(), moment));
    }

    /** One word is enough to stop what nobody has begun yet. */
    static Move no(ApprovalDenied body, Request veto, Lane lane, Moment moment) {
        var subject = lane.queue().stream()
                .filter(ticket -> ticket.id().equals(body.getSubject()))
                .filter(ticket -> !ticket.phase().holdsLane())
                .findFirst();
        var voter = voter(veto, moment);
        var losing = Consenting.waiting(body.getSubject(), lane);
        if (losing.isPresent() && voter.isPresent()) {
            return Consenting.no(body, losing.get(), voter.get(), veto, lane, moment);
        }
        if (subject.isEmpty() || voter.isEmpty()) {
            return refused(notStoppable(body.getSubject(), moment), veto, lane, moment);
        }
        var why =
                "`" + voter.get().name() + "` denies it" + (body.getReason().isBlank() ? "" : ": " + body.getReason());
        return Ending.rejected(lane, subject.get().request(), Reasons.because("denied", why), moment)
                .then(now -> Ending.succeeded(
                        now, veto, Optional.empty(), "request " + body.getSubject() + " was stopped", moment));
    }

    static List<TrustedKey> people(Question question, Moment moment) {
        return moment.rules().people(question.approvedBy(), Verb.APPROVE);
    }

    static List<String> names(Question question, Moment moment) {
        return people(question, moment).stream().map(TrustedKey::name).toList();
    }

    static List<String> missing(Ticket subject, Question question, Moment moment) {
        return moment.approvals(subject).missing(people(question, moment));
    }

    private static Optional<TrustedKey> voter(Request vote, Moment moment) {
        return moment.known().flatMap(rules -> vote.key().flatMap(rules::person));
    }

    private static Reason notAsked(String subject) {
        return Reasons.reason(
                "no-approval-awaited",
                "request " + subject + " waits for no approval; its timeline says what it waits for");
    }

    private static Reason notStoppable(String subject, Moment moment) {
        return Reasons.reason(
                "nothing-to-deny",
                "request " + subject + " does not wait on " + moment.step().target()
                        + "; what runs already can be stopped with `slipway cancel`");
    }

    private static Move refused(Reason why, Request vote, Lane lane, Moment moment) {
        return Ending.rejected(lane, vote, List.of(why), moment);
    }

    private static Optional<Reason> because(String code, String message) {
        return Optional.of(Reasons.reason(code, message));
    }
}
