package dev.slipway.validate.lane;

import dev.slipway.events.Plan;
import dev.slipway.release.approval.ApprovalRule;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a request, and what people say to it.
 *
 * @param revision which plan of the request this is, from 1
 * @param turn how often what serves had changed when the plan was asked for
 * @param plan the latest plan that came, possibly of the revision before
 * @param question what was asked about the latest plan for which something was asked
 * @param seen what is kept of the last look at the release, if it was looked at
 */
public record Planning(int revision, int turn, Optional<Plan> plan, Optional<Question> question, Optional<Seen> seen) {

    static Planning first(int turn) {
        return new Planning(1, turn, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Planning again(int newTurn) {
        return new Planning(revision + 1, newTurn, plan, question, seen);
    }

    Planning came(Plan newPlan) {
        return new Planning(revision, turn, Optional.of(newPlan), question, seen);
    }

    Planning asking(Question newQuestion) {
        return new Planning(revision, turn, plan, Optional.of(newQuestion), seen);
    }

    Planning seen(Seen last) {
        return new Planning(revision, turn, plan, question, Optional.of(last));
    }

    /** Whose yes the application wants. */
    public List<ApprovalRule> ownApprovals() {
        return seen.map(Seen::approvals).orElse(List.of());
    }

    /** What was asked about the plan as it is now. */
    public Optional<Question> currentQuestion() {
        return question.filter(asked ->
                plan.filter(now -> now.getDigest().equals(asked.planDigest())).isPresent());
    }
}
