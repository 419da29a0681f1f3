package dev.slipway.release.operations;

import dev.slipway.release.Target;
import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.approval.Approvals;
import dev.slipway.release.checks.Standards;
import dev.slipway.release.freeze.Freeze;
import dev.slipway.release.freeze.FreezeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The policy that stands at the top of targets.yaml and holds for many targets. */
record GeneralPolicy(List<Scoped<FreezeWindow>> windows, List<Scoped<ApprovalRule>> approvals, Settings settings) {

    static final GeneralPolicy NONE = new GeneralPolicy(List.of(), List.of(), Settings.UNSAID);

    /** For a target that adds nothing. */
    Policy of(Target target) {
        return of(target, new Own(List.of(), List.of(), Optional.empty(), Settings.UNSAID));
    }

    /** What a target says itself is added to what holds for all; it cannot take a window or an approval away. */
    Policy of(Target target, Own own) {
        var said = own.settings().over(settings);
        var within = said.approveWithin().orElse(Approvals.WITHIN);
        return new Policy(
                new Freeze(concerning(target, windows)).and(new Freeze(own.windows())),
                said.whenFrozen().orElse(WhenFrozen.WAIT),
                new Approvals(concerning(target, approvals), within).and(own.approvals()),
                own.promotion(),
                said.checkAgainAfter().orElse(Policy.CHECK_AGAIN_AFTER),
                said.standards());
    }

    private static <T> List<T> concerning(Target target, List<Scoped<T>> rules) {
        return rules.stream()
                .filter(rule -> rule.scope().covers(target))
                .map(Scoped::rule)
                .toList();
    }

    /** What a target says itself. */
    record Own(
            List<FreezeWindow> windows,
            List<ApprovalRule> approvals,
            Optional<Promotion> promotion,
            Settings settings) {}

    /** What a target's own word goes before. */
    record Settings(
            Optional<WhenFrozen> whenFrozen,
            Optional<Duration> approveWithin,
            Optional<Duration> checkAgainAfter,
            Standards standards) {

        static final Settings UNSAID =
                new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Standards.USUAL);

        Settings over(Settings general) {
            return new Settings(
                    whenFrozen.or(general::whenFrozen),
                    approveWithin.or(general::approveWithin),
                    checkAgainAfter.or(general::checkAgainAfter),
                    standards.over(general.standards));
        }
    }

    /** A rule with the targets that it is for. */
    record Scoped<T>(T rule, Scope scope) {}

    /**
     * Some targets.
     *
     * @param targets those it is for by name
     * @param applications those whose targets it is for; where neither is named, it is for all
     */
    record Scope(Set<Target> targets, Set<String> applications) {

        boolean covers(Target target) {
            return targets.isEmpty() && applications.isEmpty()
                    || targets.contains(target)
                    || applications.contains(target.application().value());
        }
    }
}
