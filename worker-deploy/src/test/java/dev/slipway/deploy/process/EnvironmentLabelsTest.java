package dev.slipway.deploy.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Label;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentLabelsTest {

    private static final ProcessIdentity PROCESS = new ProcessIdentity(7, 700, "boot");
    private static final Label LABEL =
            new Label(Target.of("shop", "production"), "request", "1.0", new Slug("backend"), 3);

    @Test
    void what_was_written_is_read_back() {
        var environment = EnvironmentLabels.of("backend-1", LABEL, 20_001);

        assertThat(EnvironmentLabels.belongsTo(LABEL.target(), environment)).isTrue();
        assertThat(EnvironmentLabels.read(environment, PROCESS))
                .contains(InstanceState.of("backend-1", LABEL, 20_001, PROCESS));
    }

    @Test
    void variables_that_only_look_like_ours_are_nobodys_label() {
        var environment = new HashMap<>(EnvironmentLabels.of("backend-1", LABEL, 20_001));
        environment.put("SLIPWAY_PORT", "many");

        assertThat(EnvironmentLabels.read(environment, PROCESS)).isEmpty();
        assertThat(EnvironmentLabels.belongsTo(LABEL.target(), Map.of("SLIPWAY_TARGET", "shop/production")))
                .isFalse();
    }
}
