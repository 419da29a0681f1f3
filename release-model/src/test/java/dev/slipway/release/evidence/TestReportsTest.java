package dev.slipway.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.evidence.report.TestReport;
import dev.slipway.release.evidence.report.UnreadableReportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TestReportsTest {

    @Test
    void reads_what_surefire_writes() {
        var report = Reports.tests(Sample.named("surefire.xml"));

        assertThat(report)
                .isEqualTo(new TestReport(
                        4,
                        1,
                        1,
                        1,
                        List.of("org.example.CartTest.refuses_nothing", "org.example.CartTest.breaks"),
                        Duration.ofMillis(1_001_525),
                        Optional.empty()));
        assertThat(report.passed()).isOne();
    }

    @Test
    void takes_a_test_that_passed_the_second_time_as_passed() {
        assertThat(Reports.tests(Sample.named("surefire-flaky.xml")).passed()).isOne();
    }

    @Test
    void reads_what_pytest_writes() {
        var report = Reports.tests(Sample.named("pytest.xml"));

        assertThat(report.total()).isEqualTo(3);
        assertThat(report.failed()).isOne();
        assertThat(report.skipped()).isOne();
        assertThat(report.failing()).containsExactly("tests.test_api.test_sum");
        assertThat(report.at()).contains(Instant.parse("2026-11-20T09:15:30.123456Z"));
    }

    @Test
    void reads_what_jest_writes() {
        var report = Reports.tests(Sample.named("jest-junit.xml"));

        assertThat(report.passed()).isEqualTo(3);
        assertThat(report.took()).isEqualTo(Duration.ofMillis(2_310));
        assertThat(report.at()).contains(Instant.parse("2026-11-20T09:15:28Z"));
    }

    @Test
    void reads_what_gotestsum_writes_about_tests_and_packages_that_do_not_build() {
        var report = Reports.tests(Sample.named("gotestsum.xml"));

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.failing()).containsExactly("example.org/shop/cart.TestAdd/negative", "TestMain");
    }

    @Test
    void counts_suites_inside_suites_once() {
        var report = Reports.tests(Sample.named("nested.xml"));

        assertThat(report.total()).isEqualTo(3);
        assertThat(report.failed()).isOne();
        assertThat(report.took()).isEqualTo(Duration.ofMillis(3_500));
        assertThat(report.at()).contains(Instant.parse("2026-11-19T23:59:59Z"));
    }

    @Test
    void believes_a_suite_that_counts_failures_which_it_does_not_list() {
        var report = Reports.tests(Sample.named("died-early.xml"));

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.errors()).isOne();
        assertThat(report.passed()).isOne();
        assertThat(report.failing()).containsExactly("e2e (3 that are only counted)");
    }

    @Test
    void adds_up_several_reports_and_is_as_old_as_the_oldest() {
        var all = TestReport.combined(List.of(
                Reports.tests(Sample.named("jest-junit.xml")),
                Reports.tests(Sample.named("nested.xml")),
                Reports.tests(Sample.named("surefire.xml"))));

        assertThat(all.total()).isEqualTo(10);
        assertThat(all.notPassed()).isEqualTo(3);
        assertThat(all.at()).contains(Instant.parse("2026-11-19T23:59:59Z"));
    }

    @Test
    void reads_other_encodings() {
        var utf16 =
                "<?xml version='1.0' encoding='UTF-16'?><testsuite><testcase name='grün'><failure/></testcase></testsuite>"
                        .getBytes(StandardCharsets.UTF_16);

        assertThat(Reports.tests(utf16).failing()).containsExactly("grün");
    }

    @Test
    void reads_the_encoding_that_is_declared_and_refuses_bytes_that_do_not_fit() {
        var latin =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><testsuite><testcase name='grün'><failure/></testcase></testsuite>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        var wrong = "<testsuite name='grün'/>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Reports.tests(latin).failing()).containsExactly("grün");
        assertThatThrownBy(() -> Reports.tests(wrong))
                .hasMessageStartingWith("JUnit XML: it is not in the encoding UTF-8");
        refuses("<?xml version='1.0' encoding='UTF-7'?><testsuite/>", "its encoding is `UTF-7`");
    }

    @Test
    void names_only_the_first_failures_and_shows_no_control_characters() {
        var cases = "<testcase name='a&#x9;b&#xA;\u202e%s'><failure/></testcase>".formatted("x".repeat(500));
        var report = Reports.tests(Sample.of("<testsuite>" + cases.repeat(100) + "</testsuite>"));

        assertThat(report.failed()).isEqualTo(100);
        assertThat(report.failing()).hasSize(TestReport.NAMED);
        assertThat(report.failing().getFirst()).startsWith("a b x").hasSizeLessThan(210);
    }

    @Test
    void opens_no_other_file() {
        refuses("""
                <?xml version="1.0"?>
                <!DOCTYPE testsuite [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <testsuite><testcase name="&secret;"/></testsuite>
                """, "DOCTYPE");
        refuses("<!DOCTYPE a [<!ENTITY b\u0001 'c'>]><testsuite/>", "a character that XML does not allow");
        refuses("<!DOCTYPE testsuite SYSTEM \"http://127.0.0.1:1/x.dtd\"><testsuite/>", "DOCTYPE");
        refuses("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><testsuite/>", "JUnit XML, line 1");
    }

    @Test
    void follows_no_include() {
        var report = Reports.tests(Sample.of("""
                <testsuite xmlns:xi="http://www.w3.org/2001/XInclude">
                  <xi:include href="file:///etc/hostname" parse="text"/>
                  <testcase name="one"><xi:include href="file:///etc/hostname"/></testcase>
                </testsuite>
                """));

        assertThat(report.total()).isOne();
        assertThat(report.notPassed()).isZero();
    }

    @Test
    void expands_no_entities() {
        var laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        refuses(laughs + "]><testsuite name='&l39;'><testcase name='&l39;'>&l39;</testcase></testsuite>", "DOCTYPE");
        refuses("<testsuite><testcase name='&own;'/></testsuite>", "JUnit XML, line 1");
        refuses("<testsuite><testcase name='a'>&own;</testcase></testsuite>", "JUnit XML, line 1");
    }

    @Test
    void says_where_a_report_breaks_off() {
        refuses(
                "<testsuites>\n  <testsuite name='a'>\n    <testcase name='b'",
                "JUnit XML, line 3, column",
                "whole file");
        refuses("<testsuites>\n</testsuite>", "JUnit XML, line 2");
    }

    @Test
    void refuses_what_is_too_deep_too_much_or_no_number() {
        refuses("<testsuite>".repeat(5_000) + "</testsuite>".repeat(5_000), "JUnit XML, line 1");
        refuses(
                "<testsuite>" + "<testcase name='a'/>".repeat(100_001) + "</testsuite>",
                "more than 100000 suites and test cases");
        refuses("<testsuite failures='many'/>", "`failures` is `many`");
        refuses("<testsuite failures='2000000000'/>", "`failures` is `2000000000`");
        refuses(
                "<testsuite><testcase name='a'>" + "<b>".repeat(5_000) + "</testcase></testsuite>",
                "JUnit XML, line 1");
    }

    @Test
    void refuses_other_xml() {
        refuses("<html><body/></html>", "it begins with <html>");
    }

    @Test
    void refuses_another_kind_of_report() {
        assertThatThrownBy(() -> Reports.tests(Sample.named("trivy.json")))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessage("Trivy JSON: this is no test report; hand in JUnit XML for it");
    }

    private static void refuses(String content, String... saying) {
        assertThatThrownBy(() -> Reports.tests(Sample.of(content)))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContainingAll(saying);
    }
}
