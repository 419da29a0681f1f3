package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.CheckCompleted;
import dev.slipway.events.Evidence;
import dev.slipway.events.Rejected;
import dev.slipway.events.ValidationPassed;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.TryAgain;
import dev.slipway.testing.SettableClock;
import dev.slipway.validate.check.Asked;
import dev.slipway.validate.check.Check;
import dev.slipway.validate.check.Checks;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.SignatureCheck;
import dev.slipway.validate.lane.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Requester ada = new Requester(Rules.OPERATOR, Rules.TARGET, clock);

    private static Check check(Callable<Finding> answer) {
        return new Check() {
            @Override
            public String id() {
                return "extra";
            }

            @Override
            public Finding look(Asked asked, Lane lane) throws Exception {
                return answer.call();
            }
        };
    }

    private Checks checks(Duration within, Check... checks) {
        return new Checks(new SignatureCheck(() -> Rules.OPERATIONS), List.of(checks), within, clock);
    }

    private Asked asked() {
        var request = ada.deploy(ada.newId(), "1.0");
        var received = new Received(
                "slipway.requests",
                TargetPartition.of(Rules.TARGET, 4),
                4,
                Optional.of(Rules.TARGET),
                EventCodec.builtIn().encode(request),
                ada.signed(request));
        return new Asked(request, received, clock.instant());
    }

    @Test
    void asks_all_questions_at_the_same_time() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Finding> meets = () -> {
            together.await(30, TimeUnit.SECONDS);
            return Finding.pass("met the other");
        };
        var findings =
                checks(Duration.ofSeconds(30), check(meets), check(meets)).of(asked(), Lane.EMPTY);

        assertThat(findings.evidence()).extracting(Evidence::getVerdict).containsOnly(Verdict.PASS);
    }

    @Test
    void takes_no_answer_in_time_for_no_answer() {
        var never = new CountDownLatch(1);
        var slow = checks(Duration.ofMillis(20), check(() -> {
            never.await();
            return Finding.pass("too late");
        }));

        assertThatThrownBy(() -> slow.of(asked(), Lane.EMPTY))
                .isInstanceOf(TryAgain.class)
                .hasMessageContaining("`extra` had no answer");
    }

    @Test
    void does_not_mistake_a_broken_check_for_a_passed_one() {
        var broken = checks(Duration.ofSeconds(30), check(() -> {
            throw new IllegalStateException("bug");
        }));

        assertThatThrownBy(() -> broken.of(asked(), Lane.EMPTY)).hasMessageContaining("the check `extra` broke");
    }

    @Test
    void rejects_a_request_whose_checks_stay_broken_and_says_why() {
        var gate = new GateBench(Rules.TARGET, check(() -> {
            throw new IllegalStateException("bug");
        }));
        var id = gate.deploy("1.0");
        gate.bench.advance(Duration.ofMinutes(5));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("step-failed");
        assertThat(gate.bench.deadLetters()).isEmpty();
    }

    @Test
    void passes_warnings_on() {
        var warning = new Finding(Verdict.WARN, "it is Friday", "wait until Monday", List.of());
        var gate = new GateBench(Rules.TARGET, check(() -> warning));
        gate.deploy("1.0");

        assertThat(gate.last(ValidationPassed.class).getWarnings())
                .extracting(Evidence::getObserved)
                .containsExactly("it is Friday");
        assertThat(gate.bench.published(CheckCompleted.class))
                .extracting(completed -> completed.getEvidence().getName())
                .startsWith("signature")
                .endsWith("extra");
    }
}
