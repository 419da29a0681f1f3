package dev.slipway.runtime.spring;

import dev.slipway.release.yaml.InvalidFileException;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a worker as a program of its own, or beside others in one process. */
public final class WorkerApplication {

    private static final int CANNOT_START = 78;

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("server.port", "8080"),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("spring.threads.virtual.enabled", "true"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.jmx.enabled", "false"),
            Map.entry("management.endpoints.web.base-path", "/"),
            Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
            Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
            Map.entry("management.endpoint.health.show-components", "always"),
            Map.entry("management.endpoint.health.show-details", "always"),
            Map.entry("management.endpoint.health.group.live.include", "livenessState"),
            Map.entry("management.endpoint.health.group.ready.include", "readinessState,engine"),
            Map.entry("management.endpoint.health.group.ready.show-details", "always"),
            Map.entry("management.health.livenessstate.enabled", "true"),
            Map.entry("management.health.readinessstate.enabled", "true"),
            Map.entry("management.health.diskspace.enabled", "false"),
            Map.entry("logging.structured.format.console", "logstash"),
            Map.entry("logging.structured.json.customizer", "dev.slipway.runtime.secrets.RedactedLogMembers"),
            Map.entry("logging.level.org.apache.kafka", "warn"),
            Map.entry("logging.level.org.springframework.boot.SpringApplication", "off"));

    private WorkerApplication() {}

    /** Runs until the process is told to stop; a start that cannot succeed ends it with one clear message. */
    public static void run(Class<?> worker, String... arguments) {
        run(new Class<?>[] {worker}, arguments);
    }

    /** The same, with further configuration beside the worker's own. */
    public static void run(Class<?>[] sources, String... arguments) {
        try {
            new SpringApplicationBuilder(sources)
                    .properties(DEFAULTS)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .run(arguments);
        } catch (RuntimeException refused) {
            System.err.println(reason(refused).map(Throwable::getMessage).orElseThrow(() -> refused));
            System.exit(CANNOT_START);
        }
    }

    /** Starts a worker without a web server of its own, as one of several in this process. */
    public static ConfigurableApplicationContext beside(Class<?> worker, Map<String, Object> settings) {
        return new SpringApplicationBuilder(worker)
                .properties(settings)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run();
    }

    private static Optional<Throwable> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof InvalidFileException) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
