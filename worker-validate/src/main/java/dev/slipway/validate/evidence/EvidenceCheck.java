package dev.slipway.validate.evidence;

import dev.slipway.events.ClaimCheck;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.evidence.ReportStore;
import dev.slipway.release.evidence.policy.EvidencePolicy;
import dev.slipway.release.evidence.policy.Judgement;
import dev.slipway.release.evidence.policy.Submitted;
import dev.slipway.release.evidence.policy.Tightened;
import dev.slipway.release.evidence.report.Report;
import dev.slipway.release.evidence.report.ReportKind;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.evidence.report.UnreadableReportException;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether the reports of one kind that came with a release say what the operator and the application demand. */
public final class EvidenceCheck<R extends Report> implements ReleaseCheck {

    private final Proof<R> proof;
    private final ReportStore store;

    private EvidenceCheck(Proof<R> proof, ReportStore store) {
        this.proof = proof;
        this.store = store;
    }

    /** One for each kind of report. */
    public static List<ReleaseCheck> all(ReportStore store) {
        return List.of(
                new EvidenceCheck<>(new Proof.Tests(), store),
                new EvidenceCheck<>(new Proof.Scans(), store),
                new EvidenceCheck<>(new Proof.Lint(), store),
                new EvidenceCheck<>(new Proof.Audits(), store));
    }

    @Override
    public String id() {
        return "evidence-" + word();
    }

    private String word() {
        return proof.kind().word();
    }

    @Override
    public Finding look(Candidate candidate) {
        var demanded = demanded(candidate);
        return proof.rules(demanded.policy())
                .map(rules -> look(candidate, rules, demanded.loosening()))
                .orElseGet(() -> Finding.notApplicable("no rule asks for a " + proof.kind()));
    }

    private static Tightened demanded(Candidate candidate) {
        var wish = candidate
                .contents()
                .map(contents -> contents.application().vetting().standards().evidence())
                .orElse(EvidencePolicy.NONE);
        return candidate.rules().policy().standards().evidence().tightenedBy(wish);
    }

    private Finding look(Candidate candidate, Proof.Rules<R> rules, List<String> loosening) {
        var unreadable = new ArrayList<String>();
        var reports = reports(candidate, unreadable);
        if (!unreadable.isEmpty()) {
            return against(unreadable, "hand in " + proof.kind().takenFormats(), rules);
        }
        return finding(rules.judge().of(reports, candidate), rules, loosening);
    }

    private List<Submitted<R>> reports(Candidate candidate, List<String> unreadable) {
        var reports = new ArrayList<Submitted<R>>();
        var handedIn = candidate.submission().madeAt();
        candidate.submission().evidence().entrySet().stream()
                .filter(each -> ReportKind.handedInAs(each.getKey())
                        .filter(proof.kind()::equals)
                        .isPresent())
                .sorted(Map.Entry.comparingByKey())
                .limit(ReportLimits.REPORTS)
                .forEach(each -> read(each.getKey(), each.getValue(), handedIn, reports, unreadable));
        return reports;
    }

    private void read(
            String key, ClaimCheck claim, Instant handedIn, List<Submitted<R>> reports, List<String> unreadable) {
        try {
            var content = store.read(new BundleDigest(claim.getSha256()), claim.getBytes());
            reports.add(new Submitted<>(proof.read(content), handedIn));
        } catch (BundleStoreException.Unreachable unreachable) {
            throw new TryAgain("the report `" + key + "` cannot be fetched at the moment", unreachable);
        } catch (BundleStoreException | UnreadableReportException | IllegalArgumentException unusable) {
            unreadable.add("`" + key + "`: " + unusable.getMessage());
        }
    }

    private Finding finding(Judgement judgement, Proof.Rules<R> rules, List<String> loosening) {
        return switch (judgement.ruling()) {
            case PASS ->
                Finding.pass(String.join(
                        "; ",
                        Stream.concat(judgement.observed().stream(), ofThisKind(loosening))
                                .toList()));
            case WARN, FAIL -> against(judgement.observed(), judgement.fix(), rules);
        };
    }

    private Stream<String> ofThisKind(List<String> loosening) {
        return loosening.stream().filter(each -> each.startsWith("`evidence." + word() + "."));
    }

    private Finding against(List<String> observed, String fix, Proof.Rules<R> rules) {
        var whatToDo = fix + "; send it along with `slipway request --evidence " + word() + "=FILE`";
        return rules.warnOnly()
                ? Finding.warn(String.join("; ", observed), whatToDo)
                : Finding.fail(id(), String.join("; ", observed), whatToDo);
    }
}
