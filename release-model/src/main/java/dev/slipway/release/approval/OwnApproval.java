package dev.slipway.release.approval;

import dev.slipway.release.Slug;
import java.util.List;
import java.util.Set;

/**
 * Whose yes an application wants for its releases, whatever the operator asks for.
 *
 * @param environments those it is for; where none is named, it is for all
 */
public record OwnApproval(ApprovalRule rule, Set<Slug> environments) {

    public OwnApproval {
        environments = Set.copyOf(environments);
    }

    /** The rules that count in an environment. */
    public static List<ApprovalRule> of(List<OwnApproval> all, String environment) {
        return all.stream()
                .filter(own -> own.isFor(environment))
                .map(OwnApproval::rule)
                .toList();
    }

    private boolean isFor(String environment) {
        return environments.isEmpty() || environments.stream().map(Slug::value).anyMatch(environment::equals);
    }
}
