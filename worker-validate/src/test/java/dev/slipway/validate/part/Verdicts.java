package dev.slipway.validate.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.validate.check.Finding;

/** What is expected of a finding: its verdict, the code for programs, and words that a person finds in it. */
public final class Verdicts {

    private Verdicts() {}

    public static void passes(Finding finding, String... words) {
        is(Verdict.PASS, finding, words);
    }

    public static void warns(Finding finding, String... words) {
        is(Verdict.WARN, finding, words);
        assertThat(finding.fix()).isNotBlank();
    }

    public static void doesNotApply(Finding finding, String... words) {
        is(Verdict.NOT_APPLICABLE, finding, words);
    }

    public static void fails(String code, Finding finding, String... words) {
        is(Verdict.FAIL, finding, words);
        assertThat(finding.reasons()).extracting(Reason::getCode).contains(code);
        assertThat(finding.fix()).isNotBlank();
    }

    private static void is(Verdict verdict, Finding finding, String... words) {
        assertThat(finding.verdict()).as("%s", finding).isEqualTo(verdict);
        assertThat(finding.observed()).contains(words);
    }
}
