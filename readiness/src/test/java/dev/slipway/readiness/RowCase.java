package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readiness.judgement.Verdict;

/** What one row has to say about one small application. */
record RowCase(String id, Verdict verdict, String what, Sample application) {

    static RowCase passes(String id, String what, Sample application) {
        return new RowCase(id, Verdict.PASS, what, application);
    }

    static RowCase fails(String id, String what, Sample application) {
        return new RowCase(id, Verdict.FAIL, what, application);
    }

    static RowCase notApplicable(String id, String what, Sample application) {
        return new RowCase(id, Verdict.NOT_APPLICABLE, what, application);
    }

    void holds() {
        var answer = application.answer(id);

        assertThat(answer.verdict()).as(this + ": " + answer.evidence()).isEqualTo(verdict);
        assertThat(answer.evidence()).isNotBlank();
        assertThat(answer.fix().isBlank()).isEqualTo(verdict != Verdict.FAIL);
    }

    @Override
    public String toString() {
        return id + " " + verdict.word() + ": " + what;
    }
}
