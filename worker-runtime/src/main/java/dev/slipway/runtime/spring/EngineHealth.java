package dev.slipway.runtime.spring;

import dev.slipway.runtime.kafka.Engine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready means: partitions are owned and the broker answers. */
final class EngineHealth implements HealthIndicator {

    private final RunningStage running;

    EngineHealth(RunningStage running) {
        this.running = running;
    }

    @Override
    public Health health() {
        var health = running.health();
        return (health == Engine.Health.RUNNING ? Health.up() : Health.outOfService())
                .withDetail("engine", health)
                .build();
    }
}
