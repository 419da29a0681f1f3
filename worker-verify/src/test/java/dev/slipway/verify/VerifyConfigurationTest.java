package dev.slipway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.StageName;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.spring.CannotStart;
import dev.slipway.runtime.spring.WorkerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class VerifyConfigurationTest {

    @Test
    void puts_the_stage_together_with_its_defaults() {
        try (var context = context(Map.of())) {
            assertThat(context.getBean(Stage.class).name()).isEqualTo(StageName.VERIFY);
            assertThat(context.getBean(VerifySettings.class).bakeEvery()).isEqualTo(Duration.ofSeconds(5));
            assertThat(context.getBean(VerifySettings.class).sideBySide()).isEqualTo(8);
        }
    }

    @Test
    void says_everything_that_is_wrong_with_its_settings_at_once() {
        assertThatThrownBy(() -> context(Map.of(
                                "slipway.verify.side-by-side", "0",
                                "slipway.verify.bake-every", "1ms",
                                "slipway.verify.longest-body", "1GB"))
                        .close())
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll(
                        "side-by-side is 0", "bake-every is 1ms, but must be from 100ms to 30s", "longest-body");
    }

    private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(BundleStore.class, () -> new EmptyStore(false));
        context.registerBean(WorkerSettings.class, VerifyConfigurationTest::worker);
        context.register(VerifyConfiguration.class);
        context.refresh();
        return context;
    }

    private static WorkerSettings worker() {
        return new WorkerSettings(
                new WorkerSettings.Kafka(
                        Optional.of("localhost:9092"),
                        Map.of(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20)),
                Optional.empty(),
                Path.of("targets.yaml"),
                Path.of("work"),
                new WorkerSettings.Store(
                        Optional.of(URI.create("http://localhost:9000")),
                        "us-east-1",
                        "slipway",
                        true,
                        Optional.of("key"),
                        Optional.of("secret")),
                Optional.empty());
    }
}
