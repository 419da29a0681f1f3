package dev.slipway.validate;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.Reason;
import dev.slipway.events.loss.RowsLost;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.approval.Approvals;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Verb;
import dev.slipway.release.parts.Database;
import dev.slipway.validate.lane.Consent;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A restore that would lose something waits for a person who has seen what. No answer means no restore, and the lane is
 * kept meanwhile. Whoever asked for the restore may answer: what was lost could not be known before.
 */
final class Consenting {

    private static final Duration RULES_MAY_CHANGE = Duration.ofMinutes(5);
    private static final int TABLES_NAMED = 10;

    /** People go on writing after a yes; a loss that has doubled is another one than was said yes to. */
    private static final int GROWTH = 2;

    private static final String WHO = "1 of those who may approve";

    private Consenting() {}

    static Move measured(LossMeasured measured, Ticket ticket, Moment moment) {
        var rows = RowsLost.in(measured.getLost());
        var consent = new Consent(measured.getBackupId(), digest(measured), until(moment), rows);
        var asking = ticket.consenting(consent, moment.now());
        if (rows <= unasked(moment) && !surprises(measured, ticket)) {
            return approved(moment.lane(), asking, List.of("policy"), unasked(moment), moment);
        }
        if (moment.known().filter(Consenting::somebodyMayAnswer).isEmpty()) {
            return denied(moment.lane(), asking, nobody(measured, rows, moment), moment);
        }
        return Move.of(moment.lane())
                .put(asking, moment)
                .say(moment.facts().consentWanted(asking, consent, sentence(measured, rows, moment), WHO))
                .look(ticket.id(), Optional.of(lookAgain(consent, moment)));
    }

    /** What serves may need the migrations that would be gone; a deployment that is undone wants them gone. */
    private static boolean surprises(LossMeasured measured, Ticket ticket) {
        return ticket.recovers() && !measured.getMigrationsUndone().isEmpty();
    }

    private static boolean somebodyMayAnswer(GroundRules rules) {
        return rules.operations().keys().stream().anyMatch(key -> rules.may(key, Verb.APPROVE));
    }

    private static Reason nobody(LossMeasured measured, long rows, Moment moment) {
        return Reasons.reason(
                "nobody-may-approve",
                sentence(measured, rows, moment) + "; targets.yaml lets nobody say yes to that: allow somebody to"
                        + " `approve`, or raise `database.backup.lose-unasked`");
    }

    /** The request whose loss is being asked about. */
    static Optional<Ticket> waiting(String requestId, Lane lane) {
        return lane.ticket(requestId).filter(ticket -> ticket.phase() == Phase.CONSENTING);
    }

    static Move yes(ApprovalGiven body, Ticket subject, TrustedKey voter, Request vote, Lane lane, Moment moment) {
        var consent = subject.consent().orElseThrow();
        var against = against(body, consent);
        if (against.isPresent()) {
            return Ending.rejected(lane, vote, List.of(against.get()), moment);
        }
        return Ending.succeeded(lane, vote, Optional.empty(), subject.id() + " may put the backup back", moment)
                .then(now -> approved(now, subject, List.of(voter.name()), most(subject, moment), moment));
    }

    private static Optional<Reason> against(ApprovalGiven body, Consent consent) {
        if (!body.getPlanDigest().equals(consent.lossDigest())) {
            return Optional.of(Reasons.reason(
                    "loss-changed",
                    "the yes is about the loss " + body.getPlanDigest() + ", but what was counted is "
                            + consent.lossDigest() + "; look at that, then answer again"));
        }
        return Optional.empty();
    }

    static Move no(ApprovalDenied body, Ticket subject, TrustedKey voter, Request veto, Lane lane, Moment moment) {
        var why = "`" + voter.name() + "` denies it" + (body.getReason().isBlank() ? "" : ": " + body.getReason());
        return Ending.succeeded(lane, veto, Optional.empty(), subject.id() + " is not carried out", moment)
                .then(now -> denied(now, subject, Reasons.reason("denied", why), moment));
    }

    /** Nobody answered in time. */
    static Move look(Ticket ticket, Moment moment) {
        var consent = ticket.consent().orElseThrow();
        if (moment.now().isBefore(consent.until())) {
            return Move.of(moment.lane()).look(ticket.id(), Optional.of(lookAgain(consent, moment)));
        }
        return denied(
                moment.lane(),
                ticket,
                Reasons.reason(
                        "approval-expired",
                        "nobody said until " + consent.until() + " that what backup " + consent.backupId()
                                + " would lose may be lost, so it was not put back"),
                moment);
    }

    private static long most(Ticket ticket, Moment moment) {
        return Math.max(unasked(moment), GROWTH * ticket.consent().orElseThrow().rows());
    }

    private static Move approved(Lane lane, Ticket ticket, List<String> by, long mayLose, Moment moment) {
        return Move.of(lane)
                .put(ticket.in(Phase.RESTORING, moment.now()), moment)
                .say(moment.facts()
                        .restoreApproved(ticket, ticket.consent().orElseThrow().backupId(), by, mayLose));
    }

    /** The restore that a deployment needs to be undone is deploy's to answer for; any other just ends. */
    static Move denied(Lane lane, Ticket ticket, Reason why, Moment moment) {
        var told = Move.of(lane)
                .say(moment.facts()
                        .restoreDenied(ticket, ticket.consent().orElseThrow().backupId(), why));
        return ticket.recovers()
                ? told.then(now -> Ending.rejected(now, ticket.request(), List.of(why), moment))
                : told.then(now ->
                        Move.of(now).put(ticket.because(List.of(why)).in(Phase.UNDOING, moment.now()), moment));
    }

    private static long unasked(Moment moment) {
        return moment.known()
                .flatMap(rules -> rules.target().parts().database())
                .map(Database::backup)
                .map(rules -> rules.recovery().rowsUnasked())
                .orElse(0L);
    }

    private static Instant until(Moment moment) {
        return moment.now()
                .plus(moment.known()
                        .map(rules -> rules.policy().approvals().within())
                        .orElse(Approvals.WITHIN));
    }

    private static Instant lookAgain(Consent consent, Moment moment) {
        var soon = moment.now().plus(RULES_MAY_CHANGE);
        return consent.until().isBefore(soon) ? consent.until() : soon;
    }

    private static String sentence(LossMeasured measured, long rows, Moment moment) {
        var tables = measured.getLost().stream()
                .limit(TABLES_NAMED)
                .map(table -> table.getTable() + " (" + table.getInserted() + " new, " + table.getUpdated()
                        + " changed, " + table.getDeleted() + " deleted"
                        + table.getRemark().map(it -> ", " + it).orElse("")
                        + ")")
                .collect(Collectors.joining(", "));
        var more = measured.getLost().size() - TABLES_NAMED;
        return "putting backup " + measured.getBackupId() + " of " + measured.getTakenAt() + " back into "
                + moment.step().target() + " would lose what " + rows + " rows have become since: " + tables
                + (more > 0 ? " and " + more + " more tables" : "") + behind(measured);
    }

    private static String behind(LossMeasured measured) {
        return measured.getMigrationsUndone().isEmpty()
                ? ""
                : (measured.getLost().isEmpty() ? "nothing" : "") + "; the schema would be without "
                        + String.join(", ", measured.getMigrationsUndone())
                        + ", which what serves now may need: deploy a release that fits afterwards";
    }

    private static String digest(LossMeasured measured) {
        var written = measured.getLost().stream()
                .map(table -> table.getTable()
                        + '\n'
                        + table.getInserted()
                        + ' '
                        + table.getUpdated()
                        + ' '
                        + table.getDeleted()
                        + ' '
                        + table.getRemark().orElse(""))
                .sorted()
                .collect(Collectors.joining("\n"));
        var all = measured.getBackupId()
                + '\n'
                + measured.getTakenAt()
                + '\n'
                + written
                + '\n'
                + String.join("\n", measured.getMigrationsUndone());
        return HexFormat.of().formatHex(Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
    }
}
