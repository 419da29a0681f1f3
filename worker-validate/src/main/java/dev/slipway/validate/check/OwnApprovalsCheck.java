package dev.slipway.validate.check;

import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.approval.Approvals;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether those whose approval slipway.yaml wants are known here, and are enough: else its plan would wait in vain. */
public final class OwnApprovalsCheck implements ContentCheck {

    public static final String ID = "own-approvals";

    private final Supplier<Operations> operations;

    public OwnApprovalsCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        var own = candidate.ownApprovals();
        if (own.isEmpty()) {
            return Finding.notApplicable(
                    "slipway.yaml asks for no approval in " + candidate.target().environment());
        }
        var now = operations.get();
        var unknown = unknown(own, now.keys());
        return unknown.isEmpty()
                ? enough(new Approvals(own, Approvals.WITHIN), candidate, now)
                : Finding.failEach(
                        "approver-unknown",
                        "correct `approvals` in slipway.yaml, or have the name added to targets.yaml",
                        unknown);
    }

    private static List<String> unknown(List<ApprovalRule> rules, List<TrustedKey> keys) {
        var names = keys.stream().map(TrustedKey::name).collect(Collectors.toSet());
        var groups = keys.stream().flatMap(key -> key.groups().stream()).collect(Collectors.toSet());
        return rules.stream()
                .flatMap(rule ->
                        Stream.concat(unknown("key", rule.keys(), names), unknown("group", rule.groups(), groups)))
                .distinct()
                .toList();
    }

    private static Stream<String> unknown(String kind, Set<String> wanted, Collection<String> known) {
        return wanted.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> "slipway.yaml asks for the approval of the " + kind + " `" + name
                        + "`, which targets.yaml does not have; " + Suggestion.among(known, name));
    }

    private static Finding enough(Approvals own, Candidate candidate, Operations now) {
        var able = new Approvers(candidate.rules(), now)
                .beside(candidate.submission().asker());
        return own.metBy(able)
                ? Finding.pass("its plan will need the approval that slipway.yaml wants, too: "
                        + String.join(" and ", own.missing(List.of())))
                : Finding.fail(
                        "approvals-impossible",
                        "slipway.yaml wants more approvals than those can give who may `approve` on "
                                + candidate.target() + " and did not ask; missing: "
                                + String.join(" and ", own.missing(able)),
                        "ask for fewer in slipway.yaml, have somebody else ask, or the operator allow more keys to"
                                + " `approve`");
    }
}
