package dev.slipway.validate.part;

import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.parts.Unreachable;
import dev.slipway.runtime.GiveUp;
import dev.slipway.validate.check.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Turns looks at parts into findings: that a part cannot be reached is an answer, and several looks are one. */
public final class Looked {

    /** From what speaks least against a release to what speaks most. */
    private static final List<Verdict> GRAVITY =
            List.of(Verdict.NOT_APPLICABLE, Verdict.PASS, Verdict.WARN, Verdict.FAIL);

    /** A look at one part. */
    @FunctionalInterface
    public interface Look {
        Finding at() throws Unreachable, InterruptedException;
    }

    private Looked() {}

    /** What the look found; not reaching the part speaks against the release under this code. */
    public static Finding at(String code, Look look) throws InterruptedException {
        try {
            return look.at();
        } catch (Unreachable unreachable) {
            return Finding.fail(code, unreachable.what(), unreachable.fix());
        } catch (GiveUp missing) {
            return Finding.fail(
                    "secret-missing",
                    missing.reason().getMessage(),
                    "put it where worker-validate can read it; the runbook says how under `secrets`");
        } catch (DockerException refused) {
            return Finding.fail(
                    "engine-refused",
                    "the Docker engine refuses: "
                            + String.valueOf(refused.getMessage()).strip(),
                    "correct what it names, then ask again");
        }
    }

    /** One answer out of several: it is as grave as the gravest of them, and tells all that counts. */
    public static Finding together(List<Finding> findings) {
        var verdict = findings.stream()
                .map(Finding::verdict)
                .max(Comparator.comparingInt(GRAVITY::indexOf))
                .orElse(Verdict.NOT_APPLICABLE);
        return new Finding(
                verdict,
                joined(findings.stream().map(Finding::observed).toList()),
                joined(findings.stream().map(Finding::fix).toList()),
                findings.stream().flatMap(finding -> finding.reasons().stream()).collect(Collectors.<Reason>toList()));
    }

    private static String joined(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("; "));
    }
}
