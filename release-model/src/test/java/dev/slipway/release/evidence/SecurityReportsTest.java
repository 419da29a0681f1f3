package dev.slipway.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.evidence.report.UnreadableReportException;
import dev.slipway.release.evidence.report.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SecurityReportsTest {

    @Test
    void reads_what_trivy_writes() {
        var report = Reports.vulnerabilities(Sample.named("trivy.json"));

        assertThat(report.subject().name()).isEqualTo("registry.example.org/shop/web:1.4.0");
        assertThat(report.subject().digests()).containsOnly(Sample.WEB_DIGEST, "sha256:" + "b2".repeat(32));
        assertThat(report.at()).contains(Instant.parse("2026-11-20T09:00:00.123456789Z"));
        assertThat(report.found())
                .extracting(Vulnerability::toString)
                .containsExactly(
                        "CVE-2026-1001 (critical) in libssl3 3.0.11-1, fixed in 3.0.13-1",
                        "CVE-2026-1002 (high) in zlib1g 1:1.2.13, no fix yet",
                        "CVE-2026-1003 (low) in bash 5.2, no fix yet");
        assertThat(report.found().getFirst().isCalled("dsa-9001-1")).isTrue();
    }

    @Test
    void reads_what_grype_writes() {
        var report = Reports.vulnerabilities(Sample.named("grype.json"));

        assertThat(report.subject().digests()).contains(Sample.WEB_DIGEST, "sha256:" + "d4".repeat(32));
        assertThat(report.at()).contains(Instant.parse("2026-11-20T09:00:00.5Z"));
        assertThat(report.found())
                .extracting(Vulnerability::toString)
                .containsExactly(
                        "GHSA-aaaa-bbbb-cccc (high) in lodash 4.17.20, fixed in 4.17.21",
                        "CVE-2026-2002 (negligible) in coreutils 9.1-1, no fix yet",
                        "CVE-2026-2003 (unknown) in perl 5.36");
        assertThat(report.found().getFirst().isCalled("CVE-2026-2001")).isTrue();
    }

    @Test
    void reads_what_grype_writes_about_a_folder() {
        var report = Reports.vulnerabilities(
                Sample.of("{\"matches\": [], \"source\": {\"type\": \"directory\", \"target\": \"/app\"}}"));

        assertThat(report.subject().name()).isEqualTo("/app");
        assertThat(report.subject().digests()).isEmpty();
    }

    @Test
    void reads_vulnerabilities_from_sarif_even_suppressed_ones() {
        var report = Reports.vulnerabilities(Sample.named("scanner.sarif"));

        assertThat(report.subject().digests()).contains(Sample.WEB_DIGEST);
        assertThat(report.found())
                .extracting(Vulnerability::toString)
                .containsExactly(
                        "CVE-2026-3001 (critical) in busybox 1.36.1-r1, fixed in 1.36.1-r2",
                        "CVE-2026-3002 (medium) in musl 1.2.4, no fix yet",
                        "CVE-2026-3003 (low) in lib/apk/db/installed");
    }

    @Test
    void reads_both_forms_of_npm_audit() {
        assertThat(Reports.audit(Sample.named("npm-audit-7.json")).found())
                .extracting(Vulnerability::toString)
                .containsExactly(
                        "GHSA-dddd-eeee-ffff (critical) in minimist >=1.0.0 <1.2.6, fixed in mkdirp 3.0.1",
                        "GHSA-gggg-hhhh-iiii (medium) in semver <7.5.2, fixed upstream");
        var older = Reports.audit(Sample.named("npm-audit-6.json"));
        assertThat(older.found())
                .extracting(Vulnerability::toString)
                .containsExactly(
                        "1065 (high) in lodash 4.17.11, fixed in >=4.17.12", "577 (low) in thing 0.0.8, no fix yet");
        assertThat(older.found().getFirst().isCalled("CVE-2019-10744")).isTrue();
    }

    @Test
    void does_not_take_an_error_of_npm_for_a_clean_audit() {
        assertThatThrownBy(() -> Reports.audit(Sample.named("npm-audit-error.json")))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageStartingWith("npm audit JSON, line 1")
                .hasMessageContaining("ENOLOCK: This command requires an existing lockfile.");
    }

    @Test
    void reads_linters_with_the_levels_of_their_rules_and_without_what_was_declared_fine() {
        var report = Reports.lint(Sample.named("eslint.sarif"));

        assertThat(report.found())
                .extracting(Object::toString)
                .containsExactly(
                        "src/cart.js:12: no-unused-vars (error) 'total' is assigned a value but never used.",
                        "src/pay.js:3: prefer-const (note) Prefer const.",
                        "no-console (warning) Unexpected console statement.",
                        "no-eval (error) Still asked.");
        assertThat(report.suppressed()).isOne();
        assertThat(report.at()).contains(Instant.parse("2026-11-20T09:20:00Z"));
    }

    @Test
    void refuses_a_run_that_did_not_finish_or_did_not_look() {
        refuses(
                "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [], \"invocations\": [{\"executionSuccessful\": false}]}]}",
                "did not finish");
        refuses("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {}}]}", "no `results`");
        refuses("{\"version\": \"2.1.0\", \"runs\": []}", "no run");
        refuses("{\"version\": \"2.0.0\", \"runs\": []}", "its version is `2.0.0`");
        refuses("{\"SchemaVersion\": 1, \"Results\": []}", "Trivy JSON, line 1", "the schema is 1");
    }

    @Test
    void does_not_take_a_report_of_trivy_that_looked_at_no_package_for_a_clean_one() {
        for (var results : List.of(
                "",
                ", \"Results\": null",
                ", \"Results\": []",
                ", \"Results\": [{\"Target\": \"web\", \"Class\": \"secret\"}]")) {
            refuses("{\"SchemaVersion\": 2, \"ArtifactName\": \"web\"" + results + "}", "name no package");
        }
        for (var part : List.of("\"Class\": \"os-pkgs\"", "\"Packages\": [{\"Name\": \"zlib\"}]")) {
            var report = "{\"SchemaVersion\": 2, \"Results\": [{\"Target\": \"web\", " + part + "}]}";
            assertThat(Reports.vulnerabilities(Sample.of(report)).found()).isEmpty();
        }
    }

    @Test
    void refuses_one_file_about_two_images() {
        refuses("""
                {"version": "2.1.0", "runs": [
                  {"results": [], "properties": {"imageName": "web", "imageID": "sha256:%s"}},
                  {"results": [], "properties": {"imageName": "api", "imageID": "sha256:%s"}}]}
                """.formatted("0".repeat(64), "1".repeat(64)), "different things (web, api)");
    }

    @Test
    void says_where_json_breaks_off_and_what_is_wrong() {
        refuses("{\"SchemaVersion\": 2,\n \"Results\": [{\"Vulnerab", "JSON, line 2, column", "ends too early");
        refuses("{\"matches\": [}", "JSON, line 1, column 14", "this is not JSON");
        refuses("{\"matches\": {}}", "Grype JSON, line 1, column 13: `matches` must be a list");
        refuses("{\"matches\": [{}]}", "no `vulnerability.id`");
        refuses("{\"matches\": [], \"matches\": []}", "Duplicate");
        refuses("{\"matches\": []} {}", "something follows");
        refuses("{\"SchemaVersion\": {}}", "`SchemaVersion` must be a text");
    }

    @Test
    void refuses_what_is_no_report() {
        refuses("", "it is empty");
        refuses("hello", "neither XML nor a JSON object");
        refuses("[]", "neither XML nor a JSON object");
        refuses("{\"a\": 1}", "none of the keys");
    }

    @Test
    void refuses_what_is_too_deep_or_too_much() {
        refuses("{\"matches\": " + "[".repeat(50_000), "too large or too deep");
        refuses("{\"matches\": \"" + "x".repeat(3_000_000) + "\"}", "");
        refuses(
                "{\"SchemaVersion\": 2, \"Results\": [{\"Vulnerabilities\": ["
                        + "{\"VulnerabilityID\": \"A\"},".repeat(100_001) + "{}]}]}",
                "more than 100000 entries");
        assertThatThrownBy(() -> Reports.audit(new byte[17 * 1024 * 1024]))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("at most 16777216 are read");
    }

    @Test
    void refuses_a_linter_report_in_place_of_a_scan() {
        assertThatThrownBy(() -> Reports.lint(Sample.named("trivy.json")))
                .hasMessage("Trivy JSON: this is no linter report; hand in SARIF 2.1.0 for it");
        refuses("<testsuite/>", "JUnit XML: this is no vulnerability report");
    }

    @Test
    void reads_json_as_windows_shells_write_it() {
        var utf16 = "\ufeff{\"matches\": []}".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Reports.vulnerabilities(utf16).found()).isEmpty();
        assertThat(Reports.vulnerabilities(Sample.of("\ufeff{\"matches\": []}")).found())
                .isEmpty();
    }

    @Test
    void counts_a_severity_that_nobody_has_rated_as_high() {
        assertThat(Severity.UNKNOWN.exceeds(Severity.MEDIUM)).isTrue();
        assertThat(Severity.UNKNOWN.exceeds(Severity.HIGH)).isFalse();
        assertThat(Severity.scored(10)).isEqualTo(Severity.CRITICAL);
        assertThat(Severity.scored(6.9)).isEqualTo(Severity.MEDIUM);
        assertThat(Severity.scored(0)).isEqualTo(Severity.NEGLIGIBLE);
    }

    private static void refuses(String content, String... saying) {
        assertThatThrownBy(() -> Reports.vulnerabilities(Sample.of(content)))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContainingAll(saying);
    }
}
