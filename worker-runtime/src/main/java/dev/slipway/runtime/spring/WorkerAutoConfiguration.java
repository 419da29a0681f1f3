package dev.slipway.runtime.spring;

import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.SchemaRegistry;
import dev.slipway.events.wire.SchemaTable;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.kafka.Milestones;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What every worker gets: clock, codec, secrets, store, targets, telemetry, and the engine for its stage. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(WorkerSettings.class)
class WorkerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    EventCodec codec(WorkerSettings settings) {
        return settings.schemaRegistry()
                .map(address -> new EventCodec(new SchemaRegistry(address)))
                .orElseGet(() -> new EventCodec(SchemaTable.builtIn()));
    }

    @Bean
    Secrets secrets() {
        return new Secrets(System.getenv());
    }

    @Bean
    S3Address store(WorkerSettings settings, Secrets secrets) {
        var store = settings.store();
        var credentials = new S3Credentials(
                secrets.resolveSetting(store.accessKey().orElseThrow()),
                secrets.resolveSetting(store.secretKey().orElseThrow()));
        return new S3Address(
                store.endpoint().orElseThrow(), store.region(), store.bucket(), store.pathStyle(), credentials);
    }

    @Bean
    @ConditionalOnMissingBean
    BundleStore bundles(S3Address store) {
        return new S3BundleStore(store);
    }

    @Bean
    OperationsFile operations(WorkerSettings settings) {
        return OperationsFile.open(settings.targets(), LoggerFactory.getLogger(OperationsFile.class)::warn);
    }

    @Bean
    @ConditionalOnMissingBean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** Exports where the usual OTEL_… variables say so, and nowhere otherwise. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    OpenTelemetry openTelemetry() {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(WorkerAutoConfiguration::quietTelemetry)
                .build()
                .getOpenTelemetrySdk();
    }

    private static Map<String, String> quietTelemetry() {
        var settings = new HashMap<String, String>();
        settings.put("otel.service.name", "slipway");
        settings.put("otel.traces.exporter", System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == null ? "none" : "otlp");
        settings.put("otel.exporter.otlp.protocol", "http/protobuf");
        settings.put("otel.metrics.exporter", "none");
        settings.put("otel.logs.exporter", "none");
        return settings;
    }

    @Bean
    Telemetry telemetry(OpenTelemetry openTelemetry, MeterRegistry meters) {
        return new Telemetry(openTelemetry, meters);
    }

    @Bean
    @ConditionalOnMissingBean
    Milestones milestones() {
        return (milestone, task) -> {};
    }

    @Bean
    Clients clients(WorkerSettings settings, Secrets secrets, EventCodec codec) {
        return new Clients(settings, secrets, codec);
    }

    @Bean
    @ConditionalOnBean(Stage.class)
    RunningStage runningStage(
            Stage stage,
            WorkerSettings settings,
            Clients clients,
            EventCodec codec,
            Telemetry telemetry,
            MeterRegistry meters,
            InstantSource clock,
            Milestones milestones) {
        return new RunningStage(
                stage,
                settings,
                clients,
                new dev.slipway.runtime.kafka.Engine.Surroundings(codec, telemetry, meters, clock, milestones));
    }

    @Bean
    @ConditionalOnBean(Stage.class)
    EngineHealth engine(RunningStage running) {
        return new EngineHealth(running);
    }
}
