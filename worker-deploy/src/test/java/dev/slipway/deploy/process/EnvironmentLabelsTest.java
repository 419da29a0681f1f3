package dev.slipway.deploy.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Label;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentLabelsTest {

    private static final ProcessIdentity PROCESS = new ProcessIdentity(7, 700, "boot");
    private static final EnvironmentLabels LABELS = new EnvironmentLabels(Path.of("/var/lib/slipway"));
    private static final Label LABEL =
            new Label(Target.of("shop", "production"), "request", "1.0", new Slug("backend"), 1, 3);

    @Test
    void what_was_written_is_read_back() {
        var environment = LABELS.of("backend-1", LABEL, 20_001);

        assertThat(LABELS.belongsTo(LABEL.target(), environment)).isTrue();
        assertThat(LABELS.read(environment, PROCESS)).contains(InstanceState.of("backend-1", LABEL, 20_001, PROCESS));
    }

    @Test
    void variables_that_only_look_like_ours_are_nobodys_label() {
        var environment = new HashMap<>(LABELS.of("backend-1", LABEL, 20_001));
        environment.put("SLIPWAY_PORT", "many");

        assertThat(LABELS.read(environment, PROCESS)).isEmpty();
        assertThat(LABELS.belongsTo(LABEL.target(), Map.of("SLIPWAY_TARGET", "shop/production")))
                .isFalse();
    }

    @Test
    void another_installation_on_the_host_has_nothing_to_do_with_ours() {
        var theirs = new EnvironmentLabels(Path.of("/home/somebody/slipway")).of("backend-1", LABEL, 20_001);

        assertThat(LABELS.belongsTo(LABEL.target(), theirs)).isFalse();
        assertThat(LABELS.isPartOf("backend-1", theirs)).isFalse();
    }
}
