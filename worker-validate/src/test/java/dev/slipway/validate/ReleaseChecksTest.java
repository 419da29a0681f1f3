package dev.slipway.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.Evidence;
import dev.slipway.events.Verdict;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.check.ReleaseChecks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReleaseChecksTest {

    private static Findings look(Duration within, ReleaseCheck... checks) throws Exception {
        return new ReleaseChecks(List.of(checks), within, InstantSource.system())
                .of(Requester.release("1.0"), Target.parse(Rules.TARGET));
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
    void takes_no_answer_in_time_for_no_answer() {
        var never = new CountDownLatch(1);
        var slow = Extra.release(() -> {
            never.await();
            return Finding.pass("too late");
        });
        assertThatThrownBy(() -> look(Duration.ofMillis(20), slow))
                .isInstanceOf(TryAgain.class)
                .hasMessageContaining("`extra` had no answer within 20 ms");
    }

    @Test
    void does_not_mistake_a_broken_check_for_a_passed_one() {
        var broken = Extra.release(() -> {
            throw new IllegalStateException("bug");
        });
        assertThatThrownBy(() -> look(Duration.ofSeconds(30), broken)).hasMessageContaining("the check `extra` broke");
    }
}
