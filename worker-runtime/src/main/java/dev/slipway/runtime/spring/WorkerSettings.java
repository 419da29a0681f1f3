package dev.slipway.runtime.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that all workers share.
 *
 * @param instance name of this process, unique among all of its stage; made up where it is not given
 * @param targets the operator's targets.yaml
 * @param work folder for what this worker keeps on this host
 * @param schemaRegistry address of a schema registry; without one the table that ships with the events is used
 */
@ConfigurationProperties("slipway")
public record WorkerSettings(
        Kafka kafka,
        Optional<String> instance,
        @DefaultValue("targets.yaml") Path targets,
        @DefaultValue("work") Path work,
        Store store,
        Optional<URI> schemaRegistry) {

    /**
     * How the broker is reached.
     *
     * @param bootstrapServers addresses as `host:port`, separated by commas
     * @param client any Kafka client setting, such as `security.protocol`; values may be `file:` or `env:` references
     * @param sessionTimeout after this silence another instance takes over
     * @param heartbeat how often a running step shows that it lives
     * @param grace how long a commit waits for steps that are about to be done
     * @param startWithin how long to wait for the broker and its topics at the start
     * @param stopWithin how long a stop waits for running steps
     */
    public record Kafka(
            Optional<String> bootstrapServers,
            @DefaultValue Map<String, String> client,
            @DefaultValue("10s") Duration sessionTimeout,
            @DefaultValue("5s") Duration heartbeat,
            @DefaultValue("2ms") Duration grace,
            @DefaultValue("30s") Duration startWithin,
            @DefaultValue("20s") Duration stopWithin) {}

    /**
     * Where bundles lie.
     *
     * @param accessKey plain, or a `file:` or `env:` reference
     * @param secretKey a `file:` or `env:` reference
     */
    public record Store(
            Optional<URI> endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("slipway") String bucket,
            @DefaultValue("true") boolean pathStyle,
            Optional<String> accessKey,
            Optional<String> secretKey) {}

    public WorkerSettings {
        var problems = new ArrayList<String>();
        require(kafka != null && kafka.bootstrapServers().isPresent(), "slipway.kafka.bootstrap-servers", problems);
        require(store != null && store.endpoint().isPresent(), "slipway.store.endpoint", problems);
        require(store != null && store.accessKey().isPresent(), "slipway.store.access-key", problems);
        require(store != null && store.secretKey().isPresent(), "slipway.store.secret-key", problems);
        if (!problems.isEmpty()) {
            throw new CannotStart("these settings are missing: " + String.join(", ", problems)
                    + "; give them as --name=value, as environment variables (SLIPWAY_KAFKA_BOOTSTRAPSERVERS) or in"
                    + " application.yaml");
        }
    }

    private static void require(boolean there, String name, List<String> problems) {
        if (!there) {
            problems.add(name);
        }
    }
}
