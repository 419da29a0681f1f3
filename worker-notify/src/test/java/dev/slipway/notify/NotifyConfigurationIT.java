package dev.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.StageName;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.runtime.spring.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class NotifyConfigurationIT {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("targets.yaml"), "targets: {}");
    }

    @Test
    void puts_the_stage_together_with_its_defaults() {
        try (var context = context(Map.of())) {
            assertThat(context.getBean(Stage.class).name()).isEqualTo(StageName.NOTIFY);
            assertThat(context.getBean(NotifySettings.class).attempts()).isEqualTo(7);
            assertThat(context.getBean(NotifySettings.class).console()).isEqualTo(Console.Style.LOG);
        }
    }

    @Test
    void says_everything_that_is_wrong_with_its_settings_at_once() {
        assertThatThrownBy(() -> context(Map.of("slipway.notify.attempts", "0", "slipway.notify.within", "0s"))
                        .close())
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("attempts is 0", "within is 0ms");
    }

    private AnnotationConfigApplicationContext context(Map<String, Object> settings) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(
                OperationsFile.class, () -> OperationsFile.open(folder.resolve("targets.yaml"), warning -> {}));
        context.registerBean(Secrets.class, () -> new Secrets(Map.of()));
        context.register(NotifyConfiguration.class);
        context.refresh();
        return context;
    }
}
