package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.events.RollbackStuck;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TakeTrafficBackTest {

    private final DeployBench deploy = new DeployBench(FakeBundles.SHOP_WITH_MAILER);

    private DeployBench switchedTo11() {
        return deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
    }

    @Test
    void users_do_not_wait_for_a_dead_service_that_they_never_reach() {
        switchedTo11();
        deploy.instances.die("mailer", "1.0");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.deeds())
                .startsWith("route to 1.0", "start mailer 1.0")
                .endsWith("stop frontend 1.1", "stop mailer 1.1");
        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("mailer 1.0", "frontend 1.0");
        assertThat(deploy.book().live().orElseThrow().ids())
                .containsExactlyInAnyOrderElementsOf(deploy.instances.running.stream()
                        .map(RunningInstance::id)
                        .toList());
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
    }

    @Test
    void users_are_not_sent_to_a_service_that_has_died() {
        switchedTo11();
        deploy.instances.die("frontend", "1.0");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.deeds()).startsWith("start frontend 1.0", "route to 1.0");
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
    }

    @Test
    void a_service_that_lives_but_does_not_answer_is_waited_for() {
        switchedTo11();
        deploy.instances.fallSilent("frontend", "1.0");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.deeds()).startsWith("wait for frontend 1.0", "route to 1.0");
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
    }

    @Test
    void waiting_for_the_old_release_makes_way_for_the_gates_last_word() {
        switchedTo11();
        deploy.instances.die("frontend", "1.0");
        deploy.instances.duringNextStart(() -> deploy.givenUp("r2"));

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "RollbackStarted");
        assertThat(deploy.router.table().release()).isEqualTo("1.1");
        assertThat(deploy.book().leftForAPerson()).isTrue();
    }

    @Test
    void users_keep_the_old_release_even_if_a_service_behind_it_does_not_come_back() {
        switchedTo11();
        deploy.instances.die("mailer", "1.0");
        deploy.instances.failToStart("mailer", "1.0", "No memory.");

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(Duration.ofMinutes(5));

        assertThat(deploy.deeds()).startsWith("route to 1.0");
        assertThat(deploy.bench.published(RollbackStuck.class))
                .extracting(RollbackStuck::getStep)
                .containsExactly("revive");
        assertThat(deploy.live()).isEqualTo("1.0");
    }
}
