package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.Rejected;
import dev.slipway.events.StageName;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.lane.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckAgainTest {

    private static final Duration NIGHT = Duration.ofHours(3).plusMinutes(10);

    private final AtomicInteger looks = new AtomicInteger();
    private boolean gone;
    private final GateBench gate = new GateBench(Rules.FROZEN, Extra.release(this::look));

    CheckAgainTest() {
        var written = Rules.WRITTEN.replace("check-again-after: 12h", "check-again-after: 1h");
        gate.rules = OperationsFile.parse(written.getBytes(StandardCharsets.UTF_8));
        gate.bench.silence(StageName.DEPLOY, Duration.ZERO).silence(StageName.BACKUP, Duration.ZERO);
        gate.bench.advance(Duration.ofMinutes(121));
    }

    private Finding look() {
        looks.incrementAndGet();
        return gone ? Finding.fail("bundle-missing", "it is gone", "store it again") : Finding.pass("all there");
    }

    private String frozen() {
        var id = gate.deploy("2");
        gate.hear(gate.stages.planned(id, 1, "2", "1"));
        return id;
    }

    @Test
    void looks_at_the_release_again_when_it_has_waited_for_long() {
        var id = frozen();
        gate.bench.advance(NIGHT);

        assertThat(looks).hasValue(2);
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.PLANNING);
        gate.hear(gate.stages.planned(id, 2, "2", "1"));

        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.ADMITTED);
        assertThat(gate.bench.published(DeploymentApproved.class)).hasSize(1);
    }

    @Test
    void refuses_what_is_no_longer_fit() {
        var id = frozen();
        gone = true;
        gate.bench.advance(NIGHT);

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("bundle-missing");
    }

    @Test
    void does_not_look_again_at_what_has_hardly_waited() {
        gate.authorised();
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_request_that_is_looked_at_again_keeps_its_place() {
        var first = frozen();
        var second = gate.deploy("3");
        gate.hear(gate.stages.planned(second, 1, "3", "1"));
        gate.bench.advance(NIGHT);

        assertThat(gate.lane().first().orElseThrow().id()).isEqualTo(first);
        assertThat(gate.lane().ticket(second).orElseThrow().phase()).isEqualTo(Phase.PLANNED);
    }
}
