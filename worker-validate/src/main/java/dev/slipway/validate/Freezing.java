package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RuleOverridden;
import dev.slipway.release.freeze.Frozen;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Policy;
import dev.slipway.release.operations.Verb;
import dev.slipway.release.operations.WhenFrozen;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands against a deployment right now, by the clock. Rollbacks and whoever may override it are not asked.
 *
 * @param by the window, for those who wait to know it again
 * @param lookAgain when the answer may be another one
 */
record Freezing(String by, String sentence, boolean rejects, Instant lookAgain) {

    private static final String CODE = "frozen";
    private static final Set<RequestKind> STOPPED = EnumSet.of(RequestKind.DEPLOY, RequestKind.RELEASE);
    /** The operator may change the windows at any time. */
    private static final Duration RULES_MAY_CHANGE = Duration.ofMinutes(5);

    private static final String UNKNOWN =
            "the rules of the target cannot be read, so nobody can tell whether a freeze" + " window stands against it";

    static Optional<Freezing> of(Request request, Optional<GroundRules> rules, Instant now) {
        if (!STOPPED.contains(request.kind())) {
            return Optional.empty();
        }
        var soon = now.plus(RULES_MAY_CHANGE);
        return rules.map(
                        known -> overrides(request, known) ? Optional.<Freezing>empty() : of(known.policy(), now, soon))
                .orElseGet(() -> Optional.of(new Freezing("", UNKNOWN, false, soon)));
    }

    private static Optional<Freezing> of(Policy policy, Instant now, Instant soon) {
        return policy.freeze()
                .blockedAt(now)
                .map(frozen -> of(frozen, policy, soonest(policy.freeze().nextChange(now), soon)));
    }

    /** Whoever was let in with an override may have lost the right since. */
    private static boolean overrides(Request request, GroundRules rules) {
        return request.wish().overrideFreeze().isPresent()
                && !rules.people(request.key().stream().toList(), Verb.OVERRIDE_FREEZE)
                        .isEmpty();
    }

    /** What is to be told if the request goes ahead in a freeze now. */
    static List<RuleOverridden> overridden(Ticket ticket, Moment moment) {
        var request = ticket.request();
        var frozen = moment.known().flatMap(rules -> rules.policy().freeze().blockedAt(moment.now()));
        return request.wish().overrideFreeze().filter(_ -> frozen.isPresent()).stream()
                .map(why -> moment.facts().overridden(ticket, "freeze", who(request, moment), why))
                .toList();
    }

    private static String who(Request request, Moment moment) {
        return request.key()
                .flatMap(key -> moment.rules().person(key).map(TrustedKey::name).or(() -> Optional.of(key.value())))
                .orElseThrow();
    }

    private static Freezing of(Frozen frozen, Policy policy, Instant lookAgain) {
        return new Freezing(
                frozen.window().name(), frozen.sentence(), policy.whenFrozen() == WhenFrozen.REJECT, lookAgain);
    }

    private static Instant soonest(Optional<Instant> change, Instant soon) {
        return change.filter(soon::isAfter).orElse(soon);
    }

    /** It stays where it is and holds no lane; it is told once for each window. */
    Move wait(Lane lane, Ticket ticket, Moment moment) {
        var told = ticket.frozenBy().filter(by::equals).isPresent();
        var waiting = Move.of(lane.with(ticket.frozenBy(by))).look(ticket.id(), Optional.of(lookAgain));
        return told ? waiting : waiting.say(moment.facts().frozen(ticket, lane.place(ticket.id()), waits()));
    }

    private Reason waits() {
        return Reasons.reason(CODE, sentence + "; it goes on by itself, or cancel it", CODE);
    }

    List<Reason> reasons() {
        return List.of(Reasons.reason(
                CODE,
                sentence + "; ask again under a new id when it is over, or have somebody with the right to"
                        + " `override-freeze` ask with a reason",
                CODE));
    }
}
