package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Evidence;
import dev.slipway.events.Verdict;
import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.check.BundleCheck;
import dev.slipway.validate.check.Bundles;
import dev.slipway.validate.check.EnvironmentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.check.ReleaseChecks;
import dev.slipway.validate.check.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReleaseChecksTest {

    private static final Bundles NONE =
            _ -> new Opened.Unusable(Finding.fail("bundle-missing", "the store has no bundle", "store it"));

    private static Findings look(Duration within, ReleaseCheck... checks) throws Exception {
        return look(NONE, within, checks);
    }

    private static Findings look(Bundles bundles, Duration within, ReleaseCheck... checks) throws Exception {
        return look(Rules.OPERATIONS, bundles, within, checks);
    }

    private static Findings look(Operations operations, Bundles bundles, Duration within, ReleaseCheck... checks)
            throws Exception {
        var submission = new Submission(
                "id", Requester.release("1.0"), Optional.empty(), Optional.empty(), Map.of(), Instant.EPOCH);
        var rules = operations.rules(Target.parse(Rules.TARGET)).orElseThrow();
        return new ReleaseChecks(bundles, List.of(checks), within, InstantSource.system()).of(submission, rules);
    }

    /** By a check that an operator may weigh. */
    private static Finding weighed(String policy, Callable<Finding> answer) throws Exception {
        var operations = OperationsFile.parse("""
                targets:
                  shop/production: {runtime: processes, router: {port: 8080}, policy: %s}
                """.formatted(policy).getBytes(StandardCharsets.UTF_8));
        var findings = look(operations, NONE, Duration.ofSeconds(30), Extra.release("non-root", answer));
        var evidence = findings.evidence().getFirst();
        return new Finding(evidence.getVerdict(), evidence.getObserved(), evidence.getFix(), findings.reasons());
    }

    private static ReleaseCheck never() {
        return Extra.release(() -> {
            new CountDownLatch(1).await();
            return Finding.pass("too late");
        });
    }

    private static ReleaseCheck fails() {
        return Extra.release(() -> Finding.fail("wrong", "it is wrong", "right it"));
    }

    private static ReleaseCheck blind() {
        return Extra.release(() -> {
            throw new TryAgain("nobody answers");
        });
    }

    @Test
    void asks_all_questions_at_the_same_time() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Finding> meets = () -> {
            together.await(30, TimeUnit.SECONDS);
            return Finding.pass("met the other");
        };
        var findings = look(Duration.ofSeconds(30), Extra.release(meets), Extra.release(meets));
        assertThat(findings.evidence()).extracting(Evidence::getVerdict).containsOnly(Verdict.PASS);
    }

    @Test
    void takes_no_answer_in_time_for_a_failure_and_goes_on_with_the_others() throws Exception {
        var findings = look(Duration.ofMillis(20), never(), Extra.release(() -> Finding.pass("at once")));
        assertThat(findings.evidence()).extracting(Evidence::getVerdict).containsExactly(Verdict.FAIL, Verdict.PASS);
        assertThat(codes(findings.reasons())).containsExactly("check-overdue");
        assertThat(findings.evidence().getFirst().getObserved()).contains("`extra` had no answer within 20 ms");
        assertThat(findings.evidence().getFirst().getFix()).contains("slipway.validate.checks");
        assertThat(findings.again()).isFalse();
    }

    @Test
    void takes_a_broken_check_for_a_failure_and_says_whose_fault_it_is() throws Exception {
        var findings = look(Duration.ofSeconds(30), Extra.release(() -> {
            throw new IllegalStateException("bug");
        }));
        assertThat(codes(findings.reasons())).containsExactly("check-broken");
        assertThat(findings.evidence().getFirst().getObserved()).contains("`extra` broke", "bug");
        assertThat(findings.again()).isFalse();
    }

    @Test
    void looks_again_when_only_what_cannot_be_seen_speaks_against_the_release() throws Exception {
        var findings = look(Duration.ofSeconds(30), blind(), Extra.release(() -> Finding.pass("fine")));
        assertThat(findings.again()).isTrue();
        assertThat(findings.refuse()).isTrue();
        assertThat(codes(findings.reasons())).containsExactly("check-impossible");
    }

    @Test
    void does_not_look_again_when_something_else_speaks_against_it_anyway() throws Exception {
        var findings = look(Duration.ofSeconds(30), blind(), fails());
        assertThat(findings.again()).isFalse();
        assertThat(codes(findings.reasons())).containsExactly("check-impossible", "wrong");
    }

    @Test
    void asks_about_the_contents_only_of_a_bundle_that_can_be_used() throws Exception {
        var findings = look(Duration.ofSeconds(30), new BundleCheck(), new EnvironmentCheck());
        assertThat(findings.evidence())
                .extracting(Evidence::getVerdict)
                .containsExactly(Verdict.FAIL, Verdict.NOT_APPLICABLE);
        assertThat(findings.evidence().getLast().getObserved()).contains("the check `bundle` says why");
    }

    @Test
    void opens_the_bundle_once_for_all_checks() throws Exception {
        var opened = new AtomicInteger();
        Bundles counting = release -> {
            opened.incrementAndGet();
            return NONE.open(release);
        };
        look(counting, Duration.ofSeconds(30), new BundleCheck(), new EnvironmentCheck());
        assertThat(opened).hasValue(1);
    }

    @Test
    void looks_again_at_a_bundle_that_could_not_be_opened_in_time() throws Exception {
        Bundles silent = _ -> {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody waits any more");
        };
        var findings = look(silent, Duration.ofMillis(20), new BundleCheck());
        assertThat(findings.again()).isTrue();
        assertThat(findings.evidence().getFirst().getObserved()).contains("not fetched and unpacked within 20 ms");
    }

    @Test
    void looks_again_at_a_bundle_that_could_not_be_opened_for_another_reason() throws Exception {
        Bundles full = _ -> {
            throw new IOException("no space left");
        };
        var findings = look(full, Duration.ofSeconds(30), new BundleCheck());
        assertThat(findings.again()).isTrue();
        assertThat(findings.evidence().getFirst().getObserved()).contains("no space left");
    }

    @Test
    void lets_the_operator_say_what_warns_and_what_blocks() throws Exception {
        Callable<Finding> wrong = () -> Finding.fail("non-root", "it runs as root", "do not");
        assertThat(weighed("{checks: {non-root: block}}", wrong).verdict()).isEqualTo(Verdict.FAIL);
        var softened = weighed("{checks: {non-root: warn}}", wrong);
        assertThat(softened.verdict()).isEqualTo(Verdict.WARN);
        assertThat(softened.observed()).contains("it runs as root");
        assertThat(softened.reasons()).isEmpty();
    }

    @Test
    void does_not_ask_what_the_operator_has_switched_off() throws Exception {
        var finding = weighed("{checks: {non-root: off}}", () -> {
            throw new AssertionError("it was asked");
        });
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(finding.observed()).contains("switched off for shop/production");
    }

    @Test
    void does_not_wait_for_what_would_only_warn() throws Exception {
        var finding = weighed("{checks: {non-root: warn}}", () -> {
            throw new TryAgain("nobody answers");
        });
        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
    }
}
