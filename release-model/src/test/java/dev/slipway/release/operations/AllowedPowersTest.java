package dev.slipway.release.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.Target;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AllowedPowersTest {

    @Test
    void allows_exactly_what_is_named_to_exactly_that_service() {
        var powers = powers("host-powers: {proxy: [engine-socket, \"capability:NET_ADMIN\"], agent: [privileged]}");

        assertThat(powers.allows("proxy", "engine-socket")).isTrue();
        assertThat(powers.allows("proxy", "capability:NET_ADMIN")).isTrue();
        assertThat(powers.allows("proxy", "capability:SYS_ADMIN")).isFalse();
        assertThat(powers.allows("proxy", "privileged")).isFalse();
        assertThat(powers.allows("agent", "engine-socket")).isFalse();
    }

    @Test
    void allows_nothing_by_default() {
        assertThat(powers("busy: queue").byService()).isEmpty();
    }

    @Test
    void refuses_a_power_that_there_is_not() {
        var failure = catchThrowableOfType(
                InvalidFileException.class,
                () -> powers("host-powers: {proxy: [privilged, \"capabilty:NET_ADMIN\", \"bind:\"]}"));

        assertThat(failure.problems())
                .extracting(Problem::message)
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("did you mean `privileged`?"),
                        second -> assertThat(second).endsWith("did you mean `capability:…`?"),
                        third -> assertThat(third).contains("`bind:` is no power over a host"));
    }

    private static AllowedPowers powers(String rule) {
        var file = "targets:\n  shop/production:\n    runtime: processes\n    router: {port: 80}\n    " + rule + "\n";
        return OperationsFile.parse(file.getBytes(StandardCharsets.UTF_8))
                .rules(Target.of("shop", "production"))
                .orElseThrow()
                .powers();
    }
}
