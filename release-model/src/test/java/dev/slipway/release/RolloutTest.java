package dev.slipway.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.strategy.Strategy;
import dev.slipway.release.yaml.InvalidFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {

    private static Rollout read(String rollout) {
        return ApplicationFile.parse(("""
                application: shop
                services: {web: {command: [serve], health: /health}}
                rollout: %s
                """.formatted(rollout)).getBytes(UTF_8)).rollout();
    }

    @Test
    void replaces_all_at_once_unless_something_else_is_asked_for() {
        assertThat(read("{drain: 5s}").strategy()).isEqualTo(new Strategy.BlueGreen());
        assertThat(read("{strategy: recreate}").strategy()).isEqualTo(new Strategy.Recreate());
    }

    @Test
    void a_strategy_without_settings_has_careful_ones() {
        assertThat(read("{strategy: rolling}").strategy()).isEqualTo(new Strategy.Rolling(1, 0));
        assertThat(read("{strategy: canary}").strategy()).isEqualTo(Strategy.Canary.DEFAULT);
    }

    @Test
    void settings_of_another_strategy_lie_ready() {
        assertThat(read("{strategy: rolling, rolling: {max-surge: 2}, canary: {min-requests: 9}}")
                        .strategy())
                .isEqualTo(new Strategy.Rolling(2, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {canary: {min-requests: 9}}                       | add `strategy: canary`
            {rolling: {max-surge: 2}}                         | add `strategy: rolling`
            {strategy: bluegreen}                             | did you mean `blue-green`
            {strategy: rolling, rolling: {max-surge: 0}}      | cannot both be 0
            {strategy: rolling, rolling: {max-surge: 51}}     | must be from 0 to 50
            {strategy: canary, canary: {steps: []}}           | has nothing in it
            {strategy: canary, canary: {steps: [{weight: 9}]}} | has no `pause`
            {strategy: canary, canary: {steps: [{weight: 100, pause: 1m}]}} | must be from 1 to 99
            {strategy: canary, canary: {steps: [{weight: 9, pause: 1m}, {weight: 9, pause: 1m}]}} | let weights grow
            {strategy: canary, canary: {max-error-rate: 1}}   | such as 1% or 0.5%
            {strategy: canary, canary: {max-error-rate: 101%}} | such as 1% or 0.5%
            {strategy: canary, canary: {max-p95: 90%}}        | such as 150%
            {max-parallel: 0}                                 | must be from 1 to 50
            """)
    void says_what_is_wrong_and_what_would_be_right(String rollout, String message) {
        assertThatThrownBy(() -> read(rollout))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(message);
    }
}
