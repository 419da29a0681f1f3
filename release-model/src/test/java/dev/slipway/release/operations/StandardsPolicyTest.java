package dev.slipway.release.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Target;
import dev.slipway.release.checks.Standards;
import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.checks.Weight;
import dev.slipway.release.yaml.InvalidFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardsPolicyTest {

    private static final String WRITTEN = """
            policy: {minimum-readiness: 70, checks: {non-root: block, log-rotation: off}}
            targets:
              shop/staging:
                runtime: processes
                router: {port: 8080}
                policy: {minimum-readiness: 50, checks: {non-root: warn}}
              shop/production:
                runtime: processes
                router: {port: 8081}
            """;

    private static Weight weight(String target, WeighedCheck check) {
        return standards(target).checks().of(check);
    }

    private static Standards standards(String target) {
        return OperationsFile.parse(WRITTEN.getBytes(StandardCharsets.UTF_8))
                .rules(Target.parse(target))
                .orElseThrow()
                .policy()
                .standards();
    }

    @Test
    void takes_the_general_weights_where_a_target_says_nothing() {
        assertThat(weight("shop/production", WeighedCheck.NON_ROOT)).isEqualTo(Weight.BLOCK);
        assertThat(weight("shop/staging", WeighedCheck.LOG_ROTATION)).isEqualTo(Weight.OFF);
        assertThat(weight("shop/production", WeighedCheck.COMPOSE)).isEqualTo(Weight.BLOCK);
    }

    @Test
    void takes_a_targets_own_word_before_the_general_one() {
        assertThat(weight("shop/staging", WeighedCheck.NON_ROOT)).isEqualTo(Weight.WARN);
    }

    @Test
    void takes_the_minimum_of_readiness_likewise_and_an_application_can_only_raise_it() {
        assertThat(standards("shop/production").minimumReadiness()).contains(70);
        assertThat(standards("shop/staging").minimumReadiness()).contains(50);

        var operator = standards("shop/production");
        assertThat(operator.minimumReadinessWith(standards("shop/staging"))).contains(70);
        assertThat(standards("shop/staging").minimumReadinessWith(operator)).contains(70);
        assertThat(operator.minimumReadinessWith(Standards.USUAL)).contains(70);
        assertThat(Standards.USUAL.minimumReadinessWith(Standards.USUAL)).isEmpty();
    }

    @Test
    void suggests_the_check_that_was_probably_meant() {
        var misspelt = "policy: {checks: {non-rot: block}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> OperationsFile.parse(misspelt))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("did you mean `non-root`?");
    }
}
