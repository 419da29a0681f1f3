package dev.slipway.readiness;

import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Risk;
import dev.slipway.readiness.judgement.Row;
import dev.slipway.readiness.judgement.Verdict;

/** A row together with what it said about one application. */
public record Judged(Row row, Answer answer) {

    public String id() {
        return row.id();
    }

    public boolean passes() {
        return answer.verdict() == Verdict.PASS;
    }

    public boolean fails() {
        return answer.verdict() == Verdict.FAIL;
    }

    public boolean applies() {
        return answer.verdict() != Verdict.NOT_APPLICABLE;
    }

    boolean isCriticalFailure() {
        return fails() && row.risk() == Risk.CRITICAL;
    }
}
