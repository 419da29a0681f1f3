package dev.slipway.validate.evidence;

import dev.slipway.release.evidence.Reports;
import dev.slipway.release.evidence.policy.Breach;
import dev.slipway.release.evidence.policy.EvidencePolicy;
import dev.slipway.release.evidence.policy.Judgement;
import dev.slipway.release.evidence.policy.Submitted;
import dev.slipway.release.evidence.policy.Terms;
import dev.slipway.release.evidence.report.Findings;
import dev.slipway.release.evidence.report.Report;
import dev.slipway.release.evidence.report.ReportKind;
import dev.slipway.release.evidence.report.TestReport;
import dev.slipway.release.evidence.report.Vulnerabilities;
import dev.slipway.validate.check.Candidate;
import java.util.List;
import java.util.Optional;

/** What reports of one kind are read as, and which rules judge them. */
sealed interface Proof<R extends Report> {

    ReportKind kind();

    R read(byte[] content);

    /** The rules for this kind; nothing when nobody asks for it. */
    Optional<Rules<R>> rules(EvidencePolicy policy);

    /** Rules that can judge, and what follows when they are broken. */
    record Rules<R extends Report>(Terms terms, Judge<R> judge) {

        boolean warnOnly() {
            return terms.onBreach().filter(Breach.WARN::equals).isPresent();
        }
    }

    /** Says whether reports are good enough for a release. */
    @FunctionalInterface
    interface Judge<R extends Report> {
        Judgement of(List<Submitted<R>> reports, Candidate candidate);
    }

    /** That the tests passed. */
    record Tests() implements Proof<TestReport> {

        @Override
        public ReportKind kind() {
            return ReportKind.TESTS;
        }

        @Override
        public TestReport read(byte[] content) {
            return Reports.tests(content);
        }

        @Override
        public Optional<Rules<TestReport>> rules(EvidencePolicy policy) {
            return policy.tests()
                    .map(tests -> new Rules<>(
                            tests.terms(),
                            (reports, candidate) ->
                                    tests.judge(reports, candidate.submission().now())));
        }
    }

    /** That the images were scanned. */
    record Scans() implements Proof<Vulnerabilities> {

        @Override
        public ReportKind kind() {
            return ReportKind.VULNERABILITIES;
        }

        @Override
        public Vulnerabilities read(byte[] content) {
            return Reports.vulnerabilities(content);
        }

        @Override
        public Optional<Rules<Vulnerabilities>> rules(EvidencePolicy policy) {
            return policy.vulnerabilities()
                    .map(scans -> new Rules<>(
                            scans.terms(),
                            (reports, candidate) -> scans.judgeImages(
                                    reports,
                                    Images.of(candidate),
                                    candidate.submission().now())));
        }
    }

    /** That linters were heard. */
    record Lint() implements Proof<Findings> {

        @Override
        public ReportKind kind() {
            return ReportKind.LINT;
        }

        @Override
        public Findings read(byte[] content) {
            return Reports.lint(content);
        }

        @Override
        public Optional<Rules<Findings>> rules(EvidencePolicy policy) {
            return policy.lint()
                    .map(lint -> new Rules<>(
                            lint.terms(),
                            (reports, candidate) ->
                                    lint.judge(reports, candidate.submission().now())));
        }
    }

    /** That what the release depends on was audited. */
    record Audits() implements Proof<Vulnerabilities> {

        @Override
        public ReportKind kind() {
            return ReportKind.AUDIT;
        }

        @Override
        public Vulnerabilities read(byte[] content) {
            return Reports.audit(content);
        }

        @Override
        public Optional<Rules<Vulnerabilities>> rules(EvidencePolicy policy) {
            return policy.audit()
                    .map(audits -> new Rules<>(
                            audits.terms(),
                            (reports, candidate) -> audits.judgeAudits(
                                    reports, candidate.submission().now())));
        }
    }
}
