package dev.slipway.release.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckWeightsTest {

    private static CheckWeights read(String written) {
        return new YamlFile("checks.yaml", written.getBytes(StandardCharsets.UTF_8)).read(CheckShape.WEIGHTS);
    }

    @Test
    void reads_what_each_check_weighs_and_leaves_the_rest_as_usual() {
        var weights = read("{resource-limits: warn, image-digests: block, migrations: off}");
        assertThat(weights.of(WeighedCheck.RESOURCE_LIMITS)).isEqualTo(Weight.WARN);
        assertThat(weights.of(WeighedCheck.IMAGE_DIGESTS)).isEqualTo(Weight.BLOCK);
        assertThat(weights.of(WeighedCheck.MIGRATIONS)).isEqualTo(Weight.OFF);
        assertThat(weights.of(WeighedCheck.LOG_ROTATION)).isEqualTo(Weight.WARN);
    }

    @Test
    void suggests_the_check_that_was_probably_meant() {
        assertThatThrownBy(() -> read("{resource-limit: warn}"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("did you mean `resource-limits`?");
        assertThatThrownBy(() -> read("{compose: wran}")).hasMessageContaining("did you mean `warn`?");
    }

    @Test
    void says_that_some_checks_cannot_be_weighed() {
        assertThatThrownBy(() -> read("{host-powers: warn}"))
                .hasMessageContaining("always blocks")
                .hasMessageContaining("`host-powers` of the target");
    }

    @Test
    void takes_a_targets_own_word_before_the_general_one() {
        var own = new CheckWeights(Map.of(WeighedCheck.COMPOSE, Weight.WARN));
        var general = new CheckWeights(Map.of(WeighedCheck.COMPOSE, Weight.OFF, WeighedCheck.NON_ROOT, Weight.BLOCK));
        var both = own.over(general);
        assertThat(both.of(WeighedCheck.COMPOSE)).isEqualTo(Weight.WARN);
        assertThat(both.of(WeighedCheck.NON_ROOT)).isEqualTo(Weight.BLOCK);
    }

    @Test
    void lets_an_application_tighten_and_never_loosen() {
        var operator = new CheckWeights(Map.of(WeighedCheck.NON_ROOT, Weight.BLOCK));
        var wish = new CheckWeights(Map.of(WeighedCheck.NON_ROOT, Weight.OFF, WeighedCheck.LOG_ROTATION, Weight.BLOCK));
        var both = operator.tightenedBy(wish);
        assertThat(both.of(WeighedCheck.NON_ROOT)).isEqualTo(Weight.BLOCK);
        assertThat(both.of(WeighedCheck.LOG_ROTATION)).isEqualTo(Weight.BLOCK);
        assertThat(operator.laxer(wish)).singleElement().asString().contains("checks.non-root", "`off`", "`block`");
    }

    @Test
    void does_not_let_an_application_lower_what_a_check_usually_weighs() {
        var wish = new CheckWeights(Map.of(WeighedCheck.COMPOSE, Weight.WARN));
        assertThat(CheckWeights.USUAL.tightenedBy(wish).of(WeighedCheck.COMPOSE))
                .isEqualTo(Weight.BLOCK);
    }
}
