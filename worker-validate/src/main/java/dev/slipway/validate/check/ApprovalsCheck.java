package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.release.approval.Approvals;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.validate.lane.Lane;
import java.util.List;
import java.util.function.Supplier;

/** Whose yes a deployment will need; and whether they could give it at all, as who asks never counts. */
public final class ApprovalsCheck implements Check {

    private final Supplier<Operations> operations;

    public ApprovalsCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "approvals";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind == RequestKind.DEPLOY || kind == RequestKind.ROLLBACK;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var now = operations.get();
        var rules = asked.target().flatMap(now::rules);
        if (rules.isEmpty()) {
            return Finding.notApplicable("there is no such target to need approvals");
        }
        var approvals = rules.get().policy().approvals();
        if (!approvals.needed()) {
            return Finding.pass("the rules of " + rules.get().target() + " ask for no approval");
        }
        var wanted = String.join(" and ", approvals.missing(List.of()));
        if (asked.kind() == RequestKind.ROLLBACK || asked.wish().dryRun()) {
            return Finding.notApplicable("only a deployment needs the approval of " + wanted);
        }
        var approvers = new Approvers(rules.get(), now);
        return approvals.metBy(approvers.beside(asked.key())) || approvers.somebodyMayOverride()
                ? Finding.pass("its plan will need the approval of " + wanted + ", within "
                        + approvals.within().toMinutes() + " min")
                : impossible(approvals, approvers.beside(asked.key()), rules.get());
    }

    private static Finding impossible(Approvals approvals, List<TrustedKey> able, TargetRules rules) {
        return Finding.fail(
                "approvals-impossible",
                rules.target() + " wants more approvals than those can give who did not ask; missing: "
                        + String.join(" and ", approvals.missing(able)),
                "have somebody ask who is no approver, or the operator allow more keys to `approve`");
    }
}
