package dev.slipway.validate;

import dev.slipway.events.Plan;
import dev.slipway.events.RequestKind;
import dev.slipway.release.operations.Verb;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Question;
import dev.slipway.validate.lane.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks people about a plan where the rules of the target want that, and lets it go once they have said yes. */
final class Approving {

    /** The operator may change the rules at any time. */
    private static final Duration RULES_MAY_CHANGE = Duration.ofMinutes(5);

    private Approving() {}

    /** A plan has come. What was said to the same plan before still counts. */
    static Move ask(Lane lane, Ticket ticket, Plan plan, Moment moment) {
        if (moment.unlisted()) {
            return Unlisted.end(lane, moment);
        }
        var digest = plan.getDigest();
        if (ticket.planning().currentQuestion().filter(Question::answered).isPresent()) {
            return Queueing.of(lane, ticket.id(), moment);
        }
        if (needless(ticket, moment)) {
            var approved = ticket.asking(Question.needless(digest, moment.now()), moment.now());
            return Move.of(lane)
                    .put(approved, moment)
                    .say(moment.facts().approvedByPolicy(approved, digest))
                    .then(now -> Queueing.of(now, ticket.id(), moment));
        }
        return asked(lane, ticket, Question.about(digest, deadline(moment)), moment);
    }

    private static boolean needless(Ticket ticket, Moment moment) {
        return ticket.request().kind() == RequestKind.ROLLBACK
                || !moment.approvals(ticket).needed();
    }

    /** Whether the yes still stands: an approver may have lost the right since, or more of them be asked for. */
    static boolean stands(Ticket ticket, Moment moment) {
        return ticket.request().kind() == RequestKind.ROLLBACK
                || ticket.recovers()
                || ticket.planning()
                        .currentQuestion()
                        .filter(question -> overridden(question, moment) || met(ticket, question, moment))
                        .isPresent();
    }

    private static boolean overridden(Question question, Moment moment) {
        return moment.known()
                .filter(rules -> !rules.people(question.overriddenBy().stream().toList(), Verb.OVERRIDE_APPROVAL)
                        .isEmpty())
                .isPresent();
    }

    private static boolean met(Ticket ticket, Question question, Moment moment) {
        return moment.known()
                .filter(rules -> moment.approvals(ticket).metBy(rules.people(question.approvedBy(), Verb.APPROVE)))
                .isPresent();
    }

    /** The yes does not stand any more; what others said still counts. */
    static Move again(Lane lane, Ticket ticket, Moment moment) {
        return moment.known().isEmpty()
                ? Move.of(lane).look(ticket.id(), Optional.of(moment.now().plus(RULES_MAY_CHANGE)))
                : asked(
                        lane,
                        ticket,
                        ticket.planning().currentQuestion().orElseThrow().reopened(deadline(moment)),
                        moment);
    }

    private static Move asked(Lane lane, Ticket ticket, Question question, Moment moment) {
        var asking = ticket.asking(question, moment.now());
        return Move.of(lane)
                .put(asking, moment)
                .say(moment.facts()
                        .approvalWanted(asking, question, moment.approvals(ticket), Votes.people(question, moment)))
                .look(ticket.id(), Optional.of(lookAgain(question, moment)));
    }

    /** Nobody answered in time, or the rules have changed so that nobody need. */
    static Move look(Ticket ticket, Moment moment) {
        if (moment.unlisted()) {
            return Unlisted.end(moment.lane(), moment);
        }
        var question = ticket.planning().currentQuestion().orElseThrow();
        if (!moment.now().isBefore(question.until())) {
            return expired(ticket, question, moment);
        }
        return met(ticket, question, moment)
                ? settled(moment.lane(), ticket, question, moment)
                : Move.of(moment.lane()).look(ticket.id(), Optional.of(lookAgain(question, moment)));
    }

    /** Everybody needed has said yes. */
    static Move settled(Lane lane, Ticket ticket, Question question, Moment moment) {
        var names = Votes.names(question, moment);
        return Move.of(lane)
                .put(ticket.asking(question.settled(), moment.now()), moment)
                .say(
                        names.isEmpty()
                                ? moment.facts().approvedByPolicy(ticket, question.planDigest())
                                : moment.facts().approved(ticket, question.planDigest(), names, ""))
                .then(now -> Queueing.of(now, ticket.id(), moment));
    }

    private static Move expired(Ticket ticket, Question question, Moment moment) {
        var missing = moment.known()
                .map(_ -> Votes.missing(ticket, question, moment))
                .map(sentences -> "; missing: " + String.join(" and ", sentences))
                .orElse("");
        var why = "plan " + question.planDigest() + " was not approved until " + question.until() + missing
                + "; ask again under a new id, and tell them";
        return Ending.rejected(moment.lane(), ticket.request(), Reasons.because("approval-expired", why), moment);
    }

    /** The request whose plan is being asked about. */
    static Optional<Ticket> waiting(String requestId, Lane lane) {
        return lane.ticket(requestId).filter(ticket -> ticket.phase() == Phase.APPROVING);
    }

    private static Instant deadline(Moment moment) {
        return moment.now().plus(moment.rules().policy().approvals().within());
    }

    private static Instant lookAgain(Question question, Moment moment) {
        var soon = moment.now().plus(RULES_MAY_CHANGE);
        return question.until().isBefore(soon) ? question.until() : soon;
    }
}
