package dev.slipway.validate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.bundle.s3.Shelf;
import dev.slipway.release.evidence.ReportStore;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.Workshop;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that lie in a real store, judged by the operator's rules. */
class EvidenceCheckIT {

    private static final S3Credentials CREDENTIALS = new S3Credentials("slipway", "not-a-real-secret");
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String GREEN = "<testsuite tests='2'><testcase name='a'/><testcase name='b'/></testsuite>";
    private static final String RED =
            "<testsuite tests='1' failures='1'><testcase name='adds up'><failure/></testcase>" + "</testsuite>";
    private static final String LINT = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "lint"}}, "results": [
              {"ruleId": "no-eval", "level": "%s", "message": {"text": "eval is evil"}}]}]}
            """;
    private static final String AUDIT = """
            {"auditReportVersion": 2, "vulnerabilities": {"left-pad": {"name": "left-pad", "severity": "%s",
              "via": [{"source": 1, "name": "left-pad", "title": "pads too far", "severity": "%s",
              "url": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc"}], "fixAvailable": true}}}
            """;

    @TempDir
    static Path home;

    private static EmbeddedStore server;

    @TempDir
    Path folder;

    private S3BundleStore shelf;
    private Workshop shop;

    @BeforeAll
    static void start() {
        server = EmbeddedStore.start(
                new EmbeddedStore.Settings(home.resolve("store"), 0, CREDENTIALS.accessKey(), CREDENTIALS.secretKey()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void set_up() throws IOException {
        shelf = new S3BundleStore(address(), Shelf.EVIDENCE);
        shop = new Workshop(Files.createDirectory(folder.resolve("app")));
    }

    private static S3Address address() {
        return new S3Address(server.endpoint(), "us-east-1", "slipway", true, CREDENTIALS);
    }

    private ClaimCheck stored(String content) throws IOException {
        var file = Files.writeString(Files.createTempFile(folder, "report", ""), content);
        shelf.put(BundleDigest.of(file), file);
        return claim(content);
    }

    private static ClaimCheck claim(String content) {
        return new ClaimCheck(Sha256.hex(content), (long) content.getBytes(StandardCharsets.UTF_8).length);
    }

    private Workshop demands(String evidence) {
        return shop.operator("policy: {evidence: {" + evidence + "}}\n");
    }

    private Finding look(String id) throws Exception {
        return look(id, new ReportStore(shelf));
    }

    private Finding look(String id, ReportStore store) throws Exception {
        return shop.look(EvidenceCheck.all(store).stream()
                .filter(check -> check.id().equals("evidence-" + id))
                .findFirst()
                .orElseThrow());
    }

    private static String trivy(String severity, String image) {
        return """
                {"SchemaVersion": 2, "CreatedAt": "1970-01-01T00:00:00Z", "ArtifactName": "shop/web",
                 "Metadata": {"RepoDigests": ["shop/web@%s"]},
                 "Results": [{"Target": "web", "Vulnerabilities": [{"VulnerabilityID": "CVE-2026-1",
                 "PkgName": "zlib", "InstalledVersion": "1", "FixedVersion": "2", "Severity": "%s"}]}]}
                """.formatted(image, severity);
    }

    @Test
    void do_not_apply_where_nobody_asks_for_reports() throws Exception {
        for (var check : EvidenceCheck.all(new ReportStore(shelf))) {
            assertThat(shop.look(check).verdict()).as(check.id()).isEqualTo(Verdict.NOT_APPLICABLE);
        }
    }

    @Test
    void ci_002_passes_a_release_whose_tests_passed() throws Exception {
        demands("tests: {minimum: 3}")
                .evidence("tests/unit", stored(GREEN))
                .evidence("tests/more", stored(GREEN + " "));
        var finding = look("tests");
        assertThat(finding.verdict()).as(finding.observed()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("4 of 4 tests passed");
    }

    @Test
    void ci_002_refuses_a_release_without_a_test_report_and_says_how_to_send_one() throws Exception {
        demands("tests: {}");
        var finding = look("tests");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.observed()).contains("no test report came");
        assertThat(finding.fix()).contains("slipway request --evidence tests=FILE");
    }

    @Test
    void ci_002_refuses_a_release_whose_tests_failed_by_their_names() throws Exception {
        demands("tests: {}").evidence("tests", stored(RED));
        assertThat(look("tests").observed()).contains("adds up");
    }

    @Test
    void only_tells_where_a_breach_shall_only_warn() throws Exception {
        demands("tests: {on-breach: warn}").evidence("tests", stored(RED));
        assertThat(look("tests").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void lets_an_application_ask_for_more_than_its_operator() throws Exception {
        shop.says("evidence: {tests: {minimum: 100}}\n").evidence("tests", stored(GREEN));
        assertThat(look("tests").observed()).contains("2 tests ran, at least 100 must");
    }

    @Test
    void does_not_let_an_application_ask_for_less_and_says_so() throws Exception {
        demands("tests: {minimum: 2}");
        shop.says("evidence: {tests: {minimum: 1}}\n").evidence("tests", stored(GREEN));
        assertThat(look("tests").observed()).contains("`evidence.tests.minimum`", "can only tighten");
    }

    @Test
    void refuses_a_report_that_has_grown_old() throws Exception {
        var old = "<testsuite timestamp='1969-12-01T00:00:00Z'><testcase name='a'/></testsuite>";
        demands("tests: {max-age: 1d}").evidence("tests", stored(old));
        assertThat(look("tests").observed()).contains("31 days old, at most 24 hours");
    }

    @Test
    void dk_004_passes_a_scan_of_the_very_image_and_refuses_one_of_another() throws Exception {
        demands("vulnerabilities: {max-severity: high}").evidence("vulnerabilities", stored(trivy("HIGH", DIGEST)));
        shop.release(release(DIGEST));
        var finding = look("vulnerabilities");
        assertThat(finding.verdict()).as(finding.observed()).isEqualTo(Verdict.PASS);
        shop.release(release(DIGEST.replace('0', '1')));
        assertThat(look("vulnerabilities").observed()).contains("none of the 1 reports is about the image");
    }

    @Test
    void dk_004_takes_the_images_from_compose_files_too() throws Exception {
        demands("vulnerabilities: {max-severity: high}");
        shop.compose("services: {web: {image: \"shop/web@" + DIGEST + "\"}}");
        assertThat(look("vulnerabilities").verdict()).isEqualTo(Verdict.FAIL);
        shop.evidence("vulnerabilities/web", stored(trivy("HIGH", DIGEST)));
        assertThat(look("vulnerabilities").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void dk_004_refuses_images_that_nobody_knows_by_their_digests() throws Exception {
        demands("vulnerabilities: {max-severity: high}").evidence("vulnerabilities", stored(trivy("LOW", DIGEST)));
        shop.compose("services: {web: {image: \"shop/web@" + DIGEST + "\"}, db: {image: \"nginx:1.25\"}}");
        assertThat(look("vulnerabilities").observed()).contains("`nginx:1.25`", "no report can be about it");
        shop.compose("services: {web: {image: \"shop/web:1\"}}").release(release(DIGEST));
        assertThat(look("vulnerabilities").verdict()).isEqualTo(Verdict.PASS);
        shop.compose("services: [");
        assertThat(look("vulnerabilities").observed()).contains("cannot be read");
    }

    @Test
    void dk_004_refuses_what_is_too_severe_unless_it_is_allowed_until_a_day() throws Exception {
        shop.evidence("vulnerabilities", stored(trivy("CRITICAL", DIGEST)));
        demands("vulnerabilities: {max-severity: high}");
        assertThat(look("vulnerabilities").observed()).contains("CVE-2026-1");
        demands(
                "vulnerabilities: {max-severity: high, allow: [{id: CVE-2026-1, reason: unused, expires: 1970-01-02}]}");
        assertThat(look("vulnerabilities").verdict()).isEqualTo(Verdict.PASS);
        shop.at(Instant.parse("1970-01-04T00:00:00Z"));
        assertThat(look("vulnerabilities").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void judges_linters() throws Exception {
        demands("lint: {max-level: warning}").evidence("lint", stored(LINT.formatted("warning")));
        assertThat(look("lint").verdict()).isEqualTo(Verdict.PASS);
        shop.evidence("lint", stored(LINT.formatted("error")));
        assertThat(look("lint").observed()).contains("no-eval");
    }

    @Test
    void judges_audits_of_dependencies() throws Exception {
        demands("audit: {}").evidence("audit", stored(AUDIT.formatted("low", "low")));
        assertThat(look("audit").verdict()).isEqualTo(Verdict.PASS);
        shop.evidence("audit", stored(AUDIT.formatted("critical", "critical")));
        assertThat(look("audit").observed()).contains("left-pad");
    }

    @Test
    void refuses_a_report_of_another_kind_or_of_none() throws Exception {
        demands("tests: {}").evidence("tests", stored(LINT.formatted("note")));
        assertThat(look("tests").observed()).contains("no test report");
        shop.evidence("tests", stored("<testsuite>"));
        assertThat(look("tests").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void refuses_a_report_that_is_not_in_the_store() throws Exception {
        demands("tests: {}").evidence("tests", claim("never stored"));
        assertThat(look("tests").observed()).contains("there is no report");
    }

    @Test
    void refuses_a_report_of_another_size_or_without_a_digest() throws Exception {
        demands("tests: {}").evidence("tests", new ClaimCheck(stored(GREEN).getSha256(), 5L));
        assertThat(look("tests").observed()).contains("more than 5 bytes");
        shop.evidence("tests", new ClaimCheck("../../etc/passwd", 5L));
        assertThat(look("tests").observed()).contains("is not a SHA-256");
        shop.evidence("tests", new ClaimCheck(stored(GREEN).getSha256(), ReportLimits.BYTES + 1L));
        assertThat(look("tests").observed()).contains("split it up");
    }

    @Test
    void refuses_a_report_that_was_exchanged_in_the_store() throws Exception {
        var claimed = claim(GREEN);
        var other = Files.writeString(folder.resolve("other"), GREEN.replace("'a'", "'c'"));
        shelf.put(
                new BundleDigest(claimed.getSha256().replace(claimed.getSha256().charAt(0), 'e')), other);
        var digest = claimed.getSha256().replace(claimed.getSha256().charAt(0), 'e');
        demands("tests: {}").evidence("tests", new ClaimCheck(digest, claimed.getBytes()));
        assertThat(look("tests").observed()).contains("damaged or exchanged");
    }

    @Test
    void looks_again_when_no_store_answers() throws Exception {
        demands("tests: {}").evidence("tests", stored(GREEN));
        var gone = EmbeddedStore.start(new EmbeddedStore.Settings(
                folder.resolve("gone"), 0, CREDENTIALS.accessKey(), CREDENTIALS.secretKey()));
        var nobody = new S3Address(gone.endpoint(), "us-east-1", "slipway", true, CREDENTIALS);
        gone.close();
        try (var closed = new S3BundleStore(nobody, Shelf.EVIDENCE)) {
            assertThatThrownBy(() -> look("tests", new ReportStore(closed))).isInstanceOf(TryAgain.class);
        }
    }

    @Test
    void names_kinds_of_reports_that_nobody_reads() throws Exception {
        ReleaseCheck check = new HandedInCheck();
        assertThat(shop.look(check).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(shop.evidence("tests", claim("a")).look(check).verdict()).isEqualTo(Verdict.PASS);
        assertThat(shop.evidence("test", claim("a")).look(check).observed()).contains("did you mean `tests`?");
    }

    private static Release release(String digest) {
        return Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck(Sha256.hex("1.0"), 1L))
                .setImageDigests(Map.of("web", digest))
                .build();
    }
}
