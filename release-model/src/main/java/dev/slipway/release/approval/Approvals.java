package dev.slipway.release.approval;

import dev.slipway.release.keys.TrustedKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * All the rules that a plan has to meet, and how long people may take. Somebody whom several rules concern counts for
 * each of them.
 */
public record Approvals(List<ApprovalRule> rules, Duration within) {

    public static final Duration WITHIN = Duration.ofHours(24);
    public static final Approvals NONE = new Approvals(List.of(), WITHIN);

    public Approvals {
        rules = List.copyOf(rules);
    }

    public boolean needed() {
        return !rules.isEmpty();
    }

    /** The smallest number of people who could meet the rules together with those who have said yes. */
    public int peopleBeside(Collection<TrustedKey> approvers) {
        return (int)
                rules.stream().mapToLong(rule -> rule.missing(approvers)).max().orElse(0);
    }

    public boolean metBy(Collection<TrustedKey> approvers) {
        return rules.stream().allMatch(rule -> rule.metBy(approvers));
    }

    /** Whether the word of this key counts for any of them. */
    public boolean concern(TrustedKey key) {
        return rules.stream().anyMatch(rule -> rule.concerns(key));
    }

    /** What is still to come, a sentence for each rule that is not met. */
    public List<String> missing(Collection<TrustedKey> approvers) {
        return rules.stream()
                .filter(rule -> !rule.metBy(approvers))
                .map(rule -> rule.sentence(rule.missing(approvers)))
                .toList();
    }

    public Approvals and(List<ApprovalRule> more) {
        return new Approvals(Stream.concat(rules.stream(), more.stream()).toList(), within);
    }
}
