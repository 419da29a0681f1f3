package dev.slipway.benchmarks;

import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.kafka.Engine;
import dev.slipway.runtime.kafka.EngineSettings;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The same five hops through five engines, one per stage. */
final class EngineChain implements Chain {

    private final List<Engine> engines;

    private EngineChain(List<Engine> engines) {
        this.engines = engines;
    }

    static EngineChain start(String bootstrapServers, Duration step) {
        return new EngineChain(Hops.ALL.stream()
                .map(hop -> engine(hop.taking(step), bootstrapServers, "benchmark", Duration.ofSeconds(10)))
                .toList());
    }

    static Engine engine(Stage stage, String bootstrapServers, String instance, Duration sessionTimeout) {
        var meters = new SimpleMeterRegistry();
        return Engine.start(
                stage,
                EngineSettings.of(bootstrapServers, instance).withSessionTimeout(sessionTimeout),
                new Engine.Surroundings(
                        EventCodec.builtIn(),
                        new Telemetry(OpenTelemetry.noop(), meters),
                        meters,
                        InstantSource.system(),
                        (milestone, task) -> {}),
                Bus.PARTITIONS);
    }

    @Override
    public void close() {
        engines.forEach(Engine::close);
    }
}
