package dev.slipway.release.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.evidence.report.Finding;
import dev.slipway.release.evidence.report.Findings;
import dev.slipway.release.evidence.report.Fix;
import dev.slipway.release.evidence.report.Level;
import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.evidence.report.Subject;
import dev.slipway.release.evidence.report.TestReport;
import dev.slipway.release.evidence.report.Vulnerabilities;
import dev.slipway.release.evidence.report.Vulnerability;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant TODAY = NOW.minus(Duration.ofHours(1));
    private static final Terms DEFAULT = new Terms(Optional.empty(), Optional.empty());
    private static final Terms WARNING = new Terms(Optional.empty(), Optional.of(Breach.WARN));

    private static final TestPolicy TESTS = new TestPolicy(Optional.of(10), Optional.of(2), DEFAULT);

    private static final String WEB = "sha256:" + "a".repeat(64);
    private static final String API = "sha256:" + "b".repeat(64);
    private static final Vulnerability BAD = new Vulnerability(
            "GHSA-1", List.of("CVE-2026-1"), "openssl", "1.0", new Fix.Available("1.1"), Severity.CRITICAL);
    private static final Vulnerability UNFIXED =
            new Vulnerability("CVE-2026-2", List.of(), "zlib", "1.2", new Fix.None(), Severity.HIGH);
    private static final Vulnerability UNSURE =
            new Vulnerability("CVE-2026-3", List.of(), "perl", "5", new Fix.Unknown(), Severity.UNKNOWN);

    private static ReleaseImages pinned(String... digests) {
        return new ReleaseImages(Set.of(digests), List.of());
    }

    @Test
    void passes_enough_good_fresh_tests() {
        var judgement = TESTS.judge(List.of(tests(6, 0, 1, TODAY), tests(5, 0, 0, TODAY)), NOW);

        assertThat(judgement)
                .isEqualTo(new Judgement(Ruling.PASS, List.of("10 of 11 tests passed, 1 were skipped"), ""));
    }

    @Test
    void refuses_a_release_without_a_test_report() {
        assertThat(TESTS.judge(List.of(), NOW))
                .isEqualTo(new Judgement(
                        Ruling.FAIL,
                        List.of("no test report came with the request"),
                        "run the tests and hand in their JUnit XML"));
    }

    @Test
    void says_everything_that_speaks_against_the_tests_at_once() {
        var judgement = TESTS.judge(List.of(tests(8, 2, 3, NOW.minus(Duration.ofDays(9)))), NOW);

        assertThat(judgement.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(judgement.observed())
                .containsExactly(
                        "a test report is 9 days old, at most 7 days are allowed",
                        "2 of 8 tests did not pass: t0, t1",
                        "5 tests ran, at least 10 must",
                        "3 tests were skipped, at most 2 may be",
                        "3 of 8 tests passed, 3 were skipped");
        assertThat(judgement.fix()).contains("run the tool again on this release; mend what they found");
    }

    @Test
    void refuses_a_report_in_which_no_test_ran() {
        var policy = new TestPolicy(Optional.empty(), Optional.empty(), DEFAULT);

        assertThat(policy.judge(List.of(tests(4, 0, 4, TODAY)), NOW).observed())
                .contains("0 tests ran, at least 1 must");
    }

    @Test
    void refuses_a_report_from_the_future() {
        assertThat(TESTS.judge(List.of(tests(10, 0, 0, NOW.plus(Duration.ofDays(2)))), NOW)
                        .observed())
                .contains("a test report says that it is from 2026-11-22T12:00:00Z, which is still to come");
    }

    @Test
    void takes_the_time_of_handing_in_for_a_report_without_time() {
        var report = new TestReport(10, 0, 0, 0, List.of(), Duration.ZERO, Optional.empty());

        assertThat(TESTS.judge(List.of(new Submitted<>(report, TODAY)), NOW).ruling())
                .isEqualTo(Ruling.PASS);
        assertThat(TESTS.judge(List.of(new Submitted<>(report, NOW.minus(Duration.ofDays(8)))), NOW)
                        .ruling())
                .isEqualTo(Ruling.FAIL);
    }

    @Test
    void only_warns_where_the_policy_says_so() {
        var policy = new TestPolicy(Optional.empty(), Optional.empty(), WARNING);

        assertThat(policy.judge(List.of(), NOW).ruling()).isEqualTo(Ruling.WARN);
    }

    @Test
    void counts_what_is_worse_than_allowed() {
        var judgement =
                policy(Severity.HIGH, false).judgeImages(List.of(scan(WEB, BAD, UNFIXED, UNSURE)), pinned(WEB), NOW);

        assertThat(judgement.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(judgement.observed())
                .containsExactly(
                        "GHSA-1 (critical) in openssl 1.0, fixed in 1.1 is worse than high",
                        "the scan of web lists 3 vulnerabilities");
    }

    @Test
    void leaves_out_what_nobody_can_fix_but_not_what_nobody_knows_to_be_fixed() {
        var judgement =
                policy(Severity.MEDIUM, true).judgeImages(List.of(scan(WEB, UNFIXED, UNSURE)), pinned(WEB), NOW);

        assertThat(judgement.observed())
                .containsExactly(
                        "CVE-2026-3 (unknown) in perl 5 is worse than medium",
                        "the scan of web lists 2 vulnerabilities");
    }

    @Test
    void puts_up_with_an_exception_until_its_last_day() {
        var policy = new VulnerabilityPolicy(
                Optional.empty(),
                Optional.empty(),
                List.of(new Allowance(
                        "CVE-2026-1", Optional.of("openssl"), "not reachable", LocalDate.parse("2026-11-20"))),
                DEFAULT);
        var reports = List.of(scan(WEB, BAD));

        var before = policy.judgeImages(reports, pinned(WEB), Instant.parse("2026-11-20T23:59:59Z"));
        var after = policy.judgeImages(reports, pinned(WEB), Instant.parse("2026-11-21T00:00:00Z"));

        assertThat(before.ruling()).isEqualTo(Ruling.PASS);
        assertThat(before.observed())
                .contains(
                        "GHSA-1 (critical) in openssl 1.0, fixed in 1.1 is put up with until 2026-11-20: not reachable");
        assertThat(after.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(after.observed().getFirst())
                .endsWith("is worse than medium, and was put up with only until 2026-11-20");
    }

    @Test
    void makes_no_exception_for_another_package() {
        var policy = new VulnerabilityPolicy(
                Optional.empty(),
                Optional.empty(),
                List.of(new Allowance("GHSA-1", Optional.of("boringssl"), "no", LocalDate.MAX)),
                DEFAULT);

        assertThat(policy.judgeImages(List.of(scan(WEB, BAD)), pinned(WEB), NOW).ruling())
                .isEqualTo(Ruling.FAIL);
    }

    @Test
    void demands_a_scan_of_each_image_and_takes_none_of_another() {
        var judgement = policy(Severity.LOW, false)
                .judgeImages(List.of(scan(WEB), scan("sha256:other", BAD)), pinned(WEB, API), NOW);

        assertThat(judgement.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(judgement.observed())
                .containsExactly(
                        "none of the 2 reports is about the image " + API,
                        "the scan of web is about no image of this release and was left out",
                        "the scan of web lists 0 vulnerabilities");
        assertThat(judgement.fix()).startsWith("push the image first and scan it by this digest");
    }

    @Test
    void takes_no_report_for_an_image_that_is_not_known_by_its_digest() {
        var images = new ReleaseImages(Set.of(WEB), List.of("the service `db` takes the image `postgres:16`"));

        var judgement = policy(Severity.LOW, false).judgeImages(List.of(scan(WEB)), images, NOW);

        assertThat(judgement.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(judgement.observed()).first().asString().contains("postgres:16", "no report can be about it");
        assertThat(judgement.fix()).contains("name@sha256:");
    }

    @Test
    void judges_a_release_without_images_as_a_whole_but_demands_a_report() {
        assertThat(policy(Severity.LOW, false)
                        .judgeImages(List.of(scan(WEB)), pinned(), NOW)
                        .ruling())
                .isEqualTo(Ruling.PASS);
        assertThat(policy(Severity.LOW, false)
                        .judgeImages(List.of(), pinned(), NOW)
                        .ruling())
                .isEqualTo(Ruling.FAIL);
    }

    @Test
    void judges_audits_of_dependencies() {
        var policy = policy(Severity.MEDIUM, false);

        assertThat(policy.judgeAudits(List.of(scan(WEB, BAD)), NOW).ruling()).isEqualTo(Ruling.FAIL);
        assertThat(policy.judgeAudits(List.of(scan(WEB)), NOW).ruling()).isEqualTo(Ruling.PASS);
        assertThat(policy.judgeAudits(List.of(), NOW).observed())
                .containsExactly("no dependency audit came with the request");
    }

    @Test
    void lists_what_linters_mind_up_to_a_bound() {
        var policy = new LintPolicy(Optional.of(Level.NOTE), DEFAULT);
        var many = IntStream.range(0, 50)
                .mapToObj(i -> new Finding("rule", i == 0 ? Level.NOTE : Level.WARNING, "", "a.js:" + i))
                .toList();
        var judgement = policy.judge(List.of(new Submitted<>(new Findings(many, 3, Optional.empty()), TODAY)), NOW);

        assertThat(judgement.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(judgement.observed())
                .hasSize(22)
                .startsWith("a.js:1: rule (warning)")
                .endsWith("and 29 more", "the linter reported 50 findings, 3 more were declared to be fine");
        assertThat(policy.judge(List.of(), NOW).ruling()).isEqualTo(Ruling.FAIL);
    }

    private static Submitted<TestReport> tests(int total, int failed, int skipped, Instant at) {
        var names = IntStream.range(0, failed).mapToObj(i -> "t" + i).toList();
        return new Submitted<>(new TestReport(total, failed, 0, skipped, names, Duration.ZERO, Optional.of(at)), NOW);
    }

    private static Submitted<Vulnerabilities> scan(String digest, Vulnerability... found) {
        return new Submitted<>(
                new Vulnerabilities(new Subject("web", Set.of(digest)), List.of(found), Optional.of(TODAY)), NOW);
    }

    private static VulnerabilityPolicy policy(Severity most, boolean onlyFixable) {
        return new VulnerabilityPolicy(Optional.of(most), Optional.of(onlyFixable), List.of(), DEFAULT);
    }
}
