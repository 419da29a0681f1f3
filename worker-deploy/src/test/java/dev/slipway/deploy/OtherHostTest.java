package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OtherHostTest {

    private static final Host THERE = new Host("0002", "there");

    private final DeployBench deploy = new DeployBench();

    private void takenOverThere() {
        deploy.forget();
        deploy.instances.running.clear();
        deploy.host = THERE;
    }

    @Test
    void nothing_is_planned_where_the_processes_cannot_be_seen() {
        deploy.deployed("r1", "1.0");
        takenOverThere();

        deploy.planned("r2", "1.1");

        assertThat(deploy.bench.published(RolloutFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.getStep()).isEqualTo("plan");
            assertThat(failed.getReason().getCode()).isEqualTo("other-host");
            assertThat(failed.getReason().getMessage()).contains("run on here (0001)", "runs on there (0002)");
        });
    }

    @Test
    void a_rollout_planned_before_the_takeover_does_not_begin() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
        var plan = deploy.plan("r2");
        takenOverThere();

        deploy.authorised("r2", plan);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "ReleaseRolledBack");
        assertThat(deploy.deeds()).isEmpty();
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void what_serves_there_is_not_started_here_a_second_time() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1");
        takenOverThere();

        deploy.bench.advance(Duration.ofMinutes(30));

        assertThat(deploy.deeds()).isEmpty();
        assertThat(deploy.story()).isEmpty();
    }

    @Test
    void a_rollout_in_the_middle_calls_for_a_person() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2");
        takenOverThere();

        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "RollbackStarted", "RollbackStuck");
        assertThat(deploy.bench.published(RollbackStuck.class).getFirst().getReason())
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("other-host"))
                .satisfies(reason -> assertThat(reason.getRunbook()).contains("other-host"));
        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void the_worker_goes_on_when_it_is_back_where_the_processes_are() {
        deploy.deployed("r1", "1.0").forget();
        deploy.host = THERE;
        deploy.bench.advance(Duration.ofMinutes(5));

        deploy.host = new Host(DeployBench.HERE.id(), "renamed");
        deploy.deployed("r2", "1.1");

        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void a_target_where_nothing_runs_may_go_anywhere() {
        deploy.planned("r1", "1.0").authorised("r1").failed("r1", Purpose.BEFORE_TRAFFIC);
        deploy.host = THERE;

        deploy.deployed("r2", "1.1");

        assertThat(deploy.live()).isEqualTo("1.1");
        assertThat(deploy.book().host()).contains(THERE);
    }
}
