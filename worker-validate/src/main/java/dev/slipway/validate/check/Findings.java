package dev.slipway.validate.check;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import java.util.List;

/**
 * The answers of all checks of one request.
 *
 * @param trusted whether the signature holds, so that the request really is who it says
 * @param again whether only what could not be seen speaks against it, so that another look may help
 */
public record Findings(boolean trusted, List<Evidence> evidence, List<Reason> reasons, boolean again) {

    public Findings {
        evidence = List.copyOf(evidence);
        reasons = List.copyOf(reasons);
    }

    static Findings of(List<Answer> answers, boolean trusted) {
        var against = answers.stream().filter(Answer::refuses).toList();
        return new Findings(
                trusted,
                answers.stream().map(Answer::evidence).toList(),
                answers.stream().flatMap(answer -> answer.reasons().stream()).toList(),
                !against.isEmpty() && against.stream().noneMatch(Answer::seen));
    }

    public boolean refuse() {
        return evidence.stream().anyMatch(one -> one.getVerdict() == Verdict.FAIL);
    }

    public List<Evidence> warnings() {
        return evidence.stream().filter(one -> one.getVerdict() == Verdict.WARN).toList();
    }
}
