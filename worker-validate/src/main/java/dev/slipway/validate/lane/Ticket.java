package dev.slipway.validate.lane;

import dev.slipway.events.Evidence;
import dev.slipway.events.Plan;
import dev.slipway.events.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request's place in the line of its target.
 *
 * @param reasons what went wrong since deploy decides, to be told with the outcome
 * @param warnings what was seen so far that does not speak against it, to be told when all has been looked at
 * @param frozenBy the freeze window that it was told to wait for, if it does
 * @param consent what people are asked about a restore, if one was measured
 */
public record Ticket(
        Request request,
        Phase phase,
        Planning planning,
        Optional<Wait> owed,
        List<Reason> reasons,
        List<Evidence> warnings,
        Optional<String> frozenBy,
        Optional<Consent> consent) {

    private static final int MOST_REASONS = 20;

    public Ticket {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
    }

    public static Ticket checking(Request request, List<Evidence> warnings) {
        return of(request, Phase.CHECKING, 0, warnings);
    }

    /** It wants something of the backup stage only, so there is nothing to plan. */
    public static Ticket recovering(Request request) {
        return of(request, Phase.PLANNED, 0, List.of());
    }

    public static Ticket planning(Request request, int turn, Instant now) {
        return of(request, Phase.PLANNING, turn, List.of()).in(Phase.PLANNING, now);
    }

    private static Ticket of(Request request, Phase phase, int turn, List<Evidence> warnings) {
        return new Ticket(
                request,
                phase,
                Planning.first(turn),
                Optional.empty(),
                List.of(),
                warnings,
                Optional.empty(),
                Optional.empty());
    }

    public String id() {
        return request.id();
    }

    public Optional<Plan> plan() {
        return planning.plan();
    }

    /** The length of what others have written and the ticket has to keep. */
    long letters() {
        return request.wish().letters()
                + Stream.concat(plan().stream(), warnings.stream())
                        .mapToLong(written -> written.toString().length())
                        .sum();
    }

    public Ticket in(Phase next, Instant now) {
        var newlyOwed = next.waitsFor().map(stage -> Wait.of(stage, now));
        return new Ticket(request, next, planning, newlyOwed, reasons, warnings, Optional.empty(), consent);
    }

    /** Everything has been looked at. */
    public Ticket checked(int turn, Seen look) {
        var next = plan().isPresent() ? planning.again(turn) : Planning.first(turn);
        return new Ticket(request, phase, next.seen(look), owed, reasons, List.of(), frozenBy, consent)
                .in(Phase.PLANNING, look.at());
    }

    /** The last look at the release is too long ago. */
    public Ticket checkingAgain(Instant now) {
        return in(Phase.CHECKING, now);
    }

    public List<Evidence> warned(List<Evidence> more) {
        return Stream.concat(warnings.stream(), more.stream()).toList();
    }

    public Ticket planned(Plan plan, Instant now) {
        return new Ticket(request, phase, planning.came(plan), owed, reasons, warnings, frozenBy, consent)
                .in(Phase.PLANNED, now);
    }

    public Ticket planningAgain(int turn, Instant now) {
        return new Ticket(request, phase, planning.again(turn), owed, reasons, warnings, frozenBy, consent)
                .in(Phase.PLANNING, now);
    }

    public Ticket answeringBy(Instant answer) {
        return new Ticket(
                request, phase, planning, owed.map(wait -> wait.until(answer)), reasons, warnings, frozenBy, consent);
    }

    /** People are asked about its plan. */
    public Ticket asking(Question question, Instant now) {
        return new Ticket(request, phase, planning.asking(question), owed, reasons, warnings, frozenBy, consent)
                .in(question.answered() ? Phase.PLANNED : Phase.APPROVING, now);
    }

    /** People are asked whether a loss is to be borne. */
    public Ticket consenting(Consent question, Instant now) {
        return new Ticket(request, phase, planning, owed, reasons, warnings, frozenBy, Optional.of(question))
                .in(Phase.CONSENTING, now);
    }

    /** Whether it wants something of the backup stage only. */
    public boolean recovers() {
        return request.wish().recovery().isPresent();
    }

    /** Somebody has answered, and others still have to. */
    public Ticket voted(Question question) {
        return new Ticket(request, phase, planning.asking(question), owed, reasons, warnings, frozenBy, consent);
    }

    /** Adds reasons that have not been heard yet. */
    public Ticket because(List<Reason> more) {
        return new Ticket(
                request,
                phase,
                planning,
                owed,
                Stream.concat(reasons.stream(), more.stream().map(Heard::shortened))
                        .distinct()
                        .limit(MOST_REASONS)
                        .toList(),
                warnings,
                frozenBy,
                consent);
    }

    /** A freeze window stands against it; it has been told so. */
    public Ticket frozenBy(String window) {
        return new Ticket(request, phase, planning, owed, reasons, warnings, Optional.of(window), consent);
    }

    Ticket met(String impostor) {
        return new Ticket(request.met(impostor), phase, planning, owed, reasons, warnings, frozenBy, consent);
    }
}
