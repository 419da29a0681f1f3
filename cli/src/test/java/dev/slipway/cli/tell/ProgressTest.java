package dev.slipway.cli.tell;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static dev.slipway.cli.log.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.log.SampleEvents;
import dev.slipway.events.CheckCompleted;
import dev.slipway.events.Evidence;
import dev.slipway.events.Heartbeat;
import dev.slipway.events.Purpose;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.SmokeTestCompleted;
import dev.slipway.events.StageName;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Verdict;
import dev.slipway.events.VerificationFailed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final RolloutStarted STARTED = RolloutStarted.newBuilder()
            .setEnvelope(envelope("one", 0))
            .setPlanDigest("0")
            .build();
    private static final Succeeded SUCCEEDED = Succeeded.newBuilder()
            .setEnvelope(envelope("one", 3))
            .setKind(RequestKind.DEPLOY)
            .setStatement("1.0 serves")
            .build();
    private static final Heartbeat HEARTBEAT = Heartbeat.newBuilder()
            .setEnvelope(envelope("one", 1))
            .setStage(StageName.DEPLOY)
            .setStep("start")
            .setSentence("waiting for web")
            .build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-20T13:30:00Z");

    @Test
    void writes_a_plain_line_per_event_with_its_time_since_the_first() {
        var progress = progress(false, false);

        progress.sees(recorded(STARTED));
        progress.sees(recorded(SUCCEEDED));

        assertThat(said())
                .isEqualTo("    +0.0 s  deploy    rollout begins\n    +3.0 s  deploy    SUCCEEDED: 1.0 serves\n");
    }

    @Test
    void writes_nothing_passing_where_lines_cannot_be_replaced() {
        var progress = progress(false, false);

        progress.sees(recorded(HEARTBEAT));
        progress.waits();

        assertThat(said()).isEmpty();
    }

    @Test
    void shows_on_a_terminal_what_goes_on_and_wipes_it_when_a_line_is_finished() {
        var progress = progress(true, false);

        progress.sees(recorded(HEARTBEAT));
        progress.waits();
        progress.sees(recorded(SUCCEEDED));

        assertThat(said()).startsWith("⋯ 0 ms  waiting for web\r\u001b[2K").endsWith("SUCCEEDED: 1.0 serves\n");
    }

    @Test
    void colours_only_a_screen_that_has_colours() {
        progress(true, true).sees(recorded(SUCCEEDED));
        assertThat(said()).contains("\u001b[32mSUCCEEDED: 1.0 serves\u001b[0m");

        out.reset();
        progress(true, false).sees(recorded(SUCCEEDED));
        assertThat(said()).doesNotContain("\u001b");
    }

    @Test
    void leaves_out_checks_that_passed() {
        progress(false, false).sees(recorded(check(Verdict.PASS)));
        assertThat(said()).isEmpty();

        progress(false, false).sees(recorded(check(Verdict.FAIL)));
        assertThat(said()).contains("“held” FAILED");
    }

    @Test
    void says_once_why_a_verification_failed_and_leaves_the_rest_to_the_outcome() {
        var progress = progress(false, false);

        progress.sees(recorded(smokeTest()));
        progress.sees(recorded(new VerificationFailed(
                envelope("one", 2), Purpose.AFTER_SWITCH, SampleEvents.reasons("the page is gone"))));

        assertThat(said()).containsOnlyOnce("the page is gone").contains("verification after switch failed\n");
    }

    @Test
    void says_why_a_verification_failed_that_came_to_no_smoke_test() {
        progress(false, false)
                .sees(recorded(new VerificationFailed(
                        envelope("one", 2), Purpose.AFTER_SWITCH, SampleEvents.reasons("the bundle is gone"))));

        assertThat(said()).contains("the bundle is gone");
    }

    private static SmokeTestCompleted smokeTest() {
        return SmokeTestCompleted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setPurpose(Purpose.AFTER_SWITCH)
                .setEvidence(Evidence.newBuilder()
                        .setName("it opens")
                        .setVerdict(Verdict.FAIL)
                        .setObserved("the page is gone")
                        .build())
                .build();
    }

    @Test
    void wonders_aloud_once_when_nobody_answers() {
        var progress = progress(false, false);
        progress.sees(recorded(STARTED));

        now = now.plus(Duration.ofSeconds(25));
        progress.waits();
        progress.waits();

        assertThat(said()).containsOnlyOnce("Do the workers run?");
    }

    private static CheckCompleted check(Verdict verdict) {
        var evidence = Evidence.newBuilder()
                .setName("held")
                .setVerdict(verdict)
                .setObserved("by one")
                .build();
        return CheckCompleted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setEvidence(evidence)
                .build();
    }

    private Progress progress(boolean live, boolean colours) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Progress(new Screen(stream, stream, live, colours), () -> now);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
