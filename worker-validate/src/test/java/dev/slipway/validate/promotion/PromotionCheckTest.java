package dev.slipway.validate.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Envelope;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Verdict;
import dev.slipway.release.Target;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.TryAgain;
import dev.slipway.testing.Requests;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromotionCheckTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String WRITTEN = """
            targets:
              shop/staging:
                runtime: processes
                router: {port: 8080}
              shop/production:
                runtime: processes
                router: {port: 8081}
                policy: {promote-from: staging, promote-within: 7d}
            """;

    private final Successes successes = new Successes();

    private Finding look(String target, Release release) throws InterruptedException {
        var rules = OperationsFile.parse(WRITTEN.getBytes(StandardCharsets.UTF_8))
                .rules(Target.parse(target))
                .orElseThrow();
        var submission = new Submission("id", release, Optional.empty(), Optional.empty(), Map.of(), NOW);
        return new PromotionCheck(successes, () -> {})
                .look(new Candidate(submission, rules, new Opened.Unseen("not needed")));
    }

    private static Release release(String version, String bundle) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(new ClaimCheck(bundle, 1L))
                .build();
    }

    private void succeeded(String target, RequestKind kind, Release release, Duration ago) {
        var envelope = Envelope.newBuilder(Requests.fact("fact", "request", target))
                .setOccurredAt(NOW.minus(ago))
                .build();
        successes.see(Succeeded.newBuilder()
                .setEnvelope(envelope)
                .setKind(kind)
                .setRelease(release)
                .setStatement("done")
                .build());
    }

    private static Optional<String> code(Finding finding) {
        return finding.reasons().stream().map(Reason::getCode).findFirst();
    }

    @Test
    void ds_008_takes_what_has_succeeded_where_it_should_have() throws Exception {
        succeeded("shop/staging", RequestKind.DEPLOY, release("1.0", "abc"), Duration.ofDays(6));

        assertThat(look("shop/production", release("1.0-final", "abc")).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void ds_008_refuses_other_content_under_the_same_name() throws Exception {
        succeeded("shop/staging", RequestKind.DEPLOY, release("1.0", "abc"), Duration.ofDays(1));

        var finding = look("shop/production", release("1.0", "xyz"));
        assertThat(code(finding)).contains("not-promoted");
        assertThat(finding.observed()).contains("1.0", "xyz", "shop/staging");
    }

    @Test
    void refuses_what_succeeded_too_long_ago() throws Exception {
        succeeded("shop/staging", RequestKind.DEPLOY, release("1.0", "abc"), Duration.ofDays(8));

        assertThat(code(look("shop/production", release("1.0", "abc")))).contains("promotion-too-old");
    }

    @Test
    void a_success_elsewhere_or_of_a_rollback_proves_nothing() throws Exception {
        succeeded("shop/test", RequestKind.DEPLOY, release("1.0", "abc"), Duration.ofDays(1));
        succeeded("shop/staging", RequestKind.ROLLBACK, release("1.0", "abc"), Duration.ofDays(1));

        assertThat(code(look("shop/production", release("1.0", "abc")))).contains("not-promoted");
    }

    @Test
    void refuses_what_was_rolled_back_where_it_had_succeeded() throws Exception {
        succeeded("shop/staging", RequestKind.DEPLOY, release("1.0", "abc"), Duration.ofDays(3));
        succeeded("shop/staging", RequestKind.DEPLOY, release("1.1", "def"), Duration.ofDays(2));
        succeeded("shop/staging", RequestKind.ROLLBACK, release("1.0", "abc"), Duration.ofDays(1));

        var finding = look("shop/production", release("1.1", "def"));
        assertThat(code(finding)).contains("not-promoted");
        assertThat(finding.observed()).contains("rolled back there since");
        assertThat(look("shop/production", release("1.0", "abc")).verdict()).isEqualTo(Verdict.PASS);

        succeeded("shop/staging", RequestKind.DEPLOY, release("1.1", "def"), Duration.ofHours(1));
        assertThat(look("shop/production", release("1.1", "def")).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void does_not_apply_where_no_promotion_is_asked_for() throws Exception {
        assertThat(look("shop/staging", release("1.0", "abc")).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void is_no_answer_as_long_as_the_outcomes_cannot_be_read() {
        var rules = OperationsFile.parse(WRITTEN.getBytes(StandardCharsets.UTF_8))
                .rules(Target.parse("shop/production"))
                .orElseThrow();
        var unreadable = new PromotionCheck(successes, () -> {
            throw new TryAgain("no broker");
        });
        var candidate = new Candidate(
                new Submission("id", release("1.0", "abc"), Optional.empty(), Optional.empty(), Map.of(), NOW),
                rules,
                new Opened.Unseen("not needed"));

        assertThatThrownBy(() -> unreadable.look(candidate)).isInstanceOf(TryAgain.class);
    }

    @Test
    void forgets_the_oldest_of_very_many() throws Exception {
        IntStream.rangeClosed(0, 1_000)
                .forEach(i -> succeeded(
                        "shop/staging", RequestKind.DEPLOY, release("1." + i, "bundle-" + i), Duration.ofDays(1)));

        assertThat(code(look("shop/production", release("1.0", "bundle-0")))).contains("not-promoted");
        assertThat(look("shop/production", release("1.1", "bundle-1")).verdict())
                .isEqualTo(Verdict.PASS);
    }
}
