package dev.slipway.release.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.evidence.report.Level;
import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import dev.slipway.release.yaml.Structures;
import dev.slipway.release.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidencePolicyTest {

    private static final String OPERATOR = """
            tests: {minimum: 100, max-skipped: 5, max-age: 1d}
            vulnerabilities:
              max-severity: medium
              only-fixable: true
              allow:
                - {id: CVE-2026-1, package: zlib, reason: not reachable, expires: 2026-12-31}
            lint: {max-level: note, on-breach: warn}
            """;

    @Test
    void reads_what_the_operator_demands() {
        var policy = operator(OPERATOR);

        assertThat(policy.tests())
                .contains(new TestPolicy(
                        Optional.of(100),
                        Optional.of(5),
                        new Terms(Optional.of(Duration.ofDays(1)), Optional.empty())));
        assertThat(policy.vulnerabilities().orElseThrow().allowed())
                .containsExactly(new Allowance(
                        "CVE-2026-1", Optional.of("zlib"), "not reachable", LocalDate.parse("2026-12-31")));
        assertThat(policy.lint().orElseThrow().terms().onBreach()).contains(Breach.WARN);
        assertThat(policy.audit()).isEmpty();
    }

    @Test
    void asks_for_nothing_that_nobody_named() {
        assertThat(operator("{}")).isEqualTo(EvidencePolicy.NONE);
    }

    @Test
    void says_everything_that_is_wrong_with_its_place() {
        var problems = catchThrowableOfType(InvalidFileException.class, () -> operator("""
                        tests: {minimum: 0}
                        vulnerabilities: {max-severity: hihg, allow: [{id: CVE-1, expires: soon}]}
                        lint: {max-leve: error}
                        """))
                .problems();

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "`evidence.tests.minimum` must be from 1 to 1000000, it is `0`",
                        "`evidence.vulnerabilities.max-severity` is `hihg`, which is unknown here;"
                                + " did you mean `high`?",
                        "`evidence.vulnerabilities.allow[0]` has no `reason`; add it",
                        "`evidence.vulnerabilities.allow[0].expires` cannot be used: `soon` is no"
                                + " day; write it as 2027-01-31",
                        "`evidence.lint.max-leve` is not a key that belongs here; did you mean" + " `max-level`?");
    }

    @Test
    void lets_an_application_tighten_each_rule_and_add_some() {
        var tightened = operator(OPERATOR).tightenedBy(application("""
                tests: {minimum: 200, max-skipped: 0, max-age: 2h}
                vulnerabilities: {max-severity: low, only-fixable: false}
                lint: {max-level: none, on-breach: block}
                audit: {max-severity: low}
                """));

        assertThat(tightened.loosening()).isEmpty();
        var tests = tightened.policy().tests().orElseThrow();
        assertThat(tests.minimum()).contains(200);
        assertThat(tests.maxSkipped()).contains(0);
        assertThat(tests.terms().maxAge()).contains(Duration.ofHours(2));
        var vulnerabilities = tightened.policy().vulnerabilities().orElseThrow();
        assertThat(vulnerabilities.maxSeverity()).contains(Severity.LOW);
        assertThat(vulnerabilities.onlyFixable()).contains(false);
        assertThat(vulnerabilities.allowed()).hasSize(1);
        assertThat(tightened.policy().lint().orElseThrow().maxLevel()).contains(Level.NONE);
        assertThat(tightened.policy().lint().orElseThrow().terms().onBreach()).contains(Breach.BLOCK);
        assertThat(tightened.policy().audit()).isPresent();
    }

    @Test
    void keeps_the_operators_rule_and_names_both_values_where_an_application_asks_for_less() {
        var operator = operator(OPERATOR);
        var tightened = operator.tightenedBy(application("""
                tests: {minimum: 3, max-skipped: 50, max-age: 30d, on-breach: warn}
                vulnerabilities:
                  max-severity: critical
                  allow: [{id: CVE-2026-2, reason: we like it, expires: 2099-01-01}]
                lint: {max-level: error}
                """));

        var tests = tightened.policy().tests().orElseThrow();
        assertThat(tests.minimum()).contains(100);
        assertThat(tests.maxSkipped()).contains(5);
        assertThat(tests.terms()).isEqualTo(new Terms(Optional.of(Duration.ofDays(1)), Optional.of(Breach.BLOCK)));
        assertThat(tightened.policy().vulnerabilities().orElseThrow().maxSeverity())
                .contains(Severity.MEDIUM);
        assertThat(tightened.policy().vulnerabilities().orElseThrow().allowed())
                .isEqualTo(operator.vulnerabilities().orElseThrow().allowed());
        assertThat(tightened.policy().lint().orElseThrow().maxLevel()).contains(Level.NOTE);
        assertThat(tightened.loosening())
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(" by the operator")))
                .containsExactly(
                        "`evidence.tests.minimum` is 3 in slipway.yaml and 100",
                        "`evidence.tests.max-skipped` is 50 in slipway.yaml and 5",
                        "`evidence.tests.max-age` is 30 days in slipway.yaml and 24 hours",
                        "`evidence.tests.on-breach` is warn in slipway.yaml and block",
                        "`evidence.vulnerabilities.allow` is CVE-2026-2 in slipway.yaml and not among those",
                        "`evidence.vulnerabilities.max-severity` is critical in slipway.yaml and medium",
                        "`evidence.lint.max-level` is error in slipway.yaml and note");
    }

    @Test
    void measures_a_wish_against_the_default_where_the_operator_left_a_rule_open() {
        var tightened = operator("tests: {}\nvulnerabilities: {}")
                .tightenedBy(application("tests: {max-age: 30d}\nvulnerabilities: {only-fixable: true}"));

        assertThat(tightened.loosening())
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(" by the operator")))
                .containsExactly(
                        "`evidence.tests.max-age` is 30 days in slipway.yaml and 7 days",
                        "`evidence.vulnerabilities.only-fixable` is true in slipway.yaml and false");
        assertThat(tightened.policy().tests().orElseThrow().terms().maxAge()).contains(Duration.ofDays(7));
    }

    @Test
    void changes_nothing_where_an_application_says_nothing() {
        var operator = operator(OPERATOR);

        assertThat(operator.tightenedBy(EvidencePolicy.NONE)).isEqualTo(new Tightened(operator, List.of()));
    }

    private static EvidencePolicy operator(String evidence) {
        return read("targets.yaml", evidence);
    }

    private static EvidencePolicy application(String evidence) {
        return read("slipway.yaml", evidence);
    }

    private static EvidencePolicy read(String name, String evidence) {
        var file = "evidence:\n" + evidence.indent(2);
        return new YamlFile(name, file.getBytes(StandardCharsets.UTF_8)).read(Structures.record(fields -> {
            var policy = fields.required("evidence", EvidenceShape.EVIDENCE);
            return policy::get;
        }));
    }
}
