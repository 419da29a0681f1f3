package dev.slipway.runtime.kafka;

import java.time.Duration;
import java.util.Map;

/**
 * How an engine runs.
 *
 * @param instance name of this process, unique among all that run the stage
 * @param client settings for every Kafka client, such as TLS and SASL
 * @param sessionTimeout after this silence another instance takes over
 * @param heartbeat how often a running step shows that it lives
 * @param grace how long a commit waits for steps that are about to be done
 * @param maxInFlight how many tasks are taken in before reading pauses
 * @param maxInFlightBytes how many bytes of records they may hold together
 * @param parkingFor how long an event waits for its cause
 * @param stopWithin how long a stop waits for running steps
 */
public record EngineSettings(
        String bootstrapServers,
        String instance,
        Map<String, String> client,
        Duration sessionTimeout,
        Duration heartbeat,
        Duration grace,
        int maxInFlight,
        long maxInFlightBytes,
        int maxPollRecords,
        Duration parkingFor,
        Duration stopWithin) {

    public static EngineSettings of(String bootstrapServers, String instance) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                Map.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(2),
                10_000,
                64L * 1024 * 1024,
                2_000,
                Duration.ofMinutes(10),
                Duration.ofSeconds(20));
    }

    public EngineSettings withSessionTimeout(Duration timeout) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                client,
                timeout,
                heartbeat,
                grace,
                maxInFlight,
                maxInFlightBytes,
                maxPollRecords,
                parkingFor,
                stopWithin);
    }

    public EngineSettings withClient(Map<String, String> settings) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                settings,
                sessionTimeout,
                heartbeat,
                grace,
                maxInFlight,
                maxInFlightBytes,
                maxPollRecords,
                parkingFor,
                stopWithin);
    }

    public EngineSettings withParkingFor(Duration bound) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                client,
                sessionTimeout,
                heartbeat,
                grace,
                maxInFlight,
                maxInFlightBytes,
                maxPollRecords,
                bound,
                stopWithin);
    }

    public EngineSettings withHeartbeat(Duration every) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                client,
                sessionTimeout,
                every,
                grace,
                maxInFlight,
                maxInFlightBytes,
                maxPollRecords,
                parkingFor,
                stopWithin);
    }

    public EngineSettings withStopWithin(Duration bound) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                client,
                sessionTimeout,
                heartbeat,
                grace,
                maxInFlight,
                maxInFlightBytes,
                maxPollRecords,
                parkingFor,
                bound);
    }

    public EngineSettings withGrace(Duration bound) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                client,
                sessionTimeout,
                heartbeat,
                bound,
                maxInFlight,
                maxInFlightBytes,
                maxPollRecords,
                parkingFor,
                stopWithin);
    }
}
