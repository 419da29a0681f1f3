package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CheckCompleted;
import dev.slipway.events.Evidence;
import dev.slipway.events.Rejected;
import dev.slipway.events.ValidationPassed;
import dev.slipway.events.Verdict;
import dev.slipway.validate.check.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void rejects_a_request_whose_checks_stay_broken_and_says_why() {
        var broken = Extra.request(() -> {
            throw new IllegalStateException("bug");
        });
        var gate = new GateBench(Rules.TARGET, Runnable::run, List.of(broken));
        var id = gate.deploy("1.0");
        gate.bench.advance(Duration.ofMinutes(5));
        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("check-impossible");
        assertThat(gate.bench.deadLetters()).isEmpty();
    }

    @Test
    void passes_warnings_on() {
        var friday = new Finding(Verdict.WARN, "it is Friday", "wait until Monday", List.of());
        var large = new Finding(Verdict.WARN, "it is large", "make it smaller", List.of());
        var gate = new GateBench(
                Rules.TARGET, Runnable::run, List.of(Extra.request(() -> friday)), Extra.release(() -> large));
        gate.deploy("1.0");
        assertThat(gate.last(ValidationPassed.class).getWarnings())
                .extracting(Evidence::getObserved)
                .containsExactly("it is Friday", "it is large");
        assertThat(gate.bench.published(CheckCompleted.class))
                .extracting(completed -> completed.getEvidence().getName())
                .startsWith("signature")
                .endsWith("extra", "extra");
    }
}
