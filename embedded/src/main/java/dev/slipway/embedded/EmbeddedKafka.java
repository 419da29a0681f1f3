package dev.slipway.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A Kafka broker with its own controller inside this process, so that one machine needs nothing installed to run the pipeline. */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration PATIENCE_WITH_CLIENTS = Duration.ofSeconds(10);

    private final DataDirectory data;
    private final KraftNode node;
    private final int port;

    private EmbeddedKafka(DataDirectory data, KraftNode node, int port) {
        this.data = data;
        this.node = node;
        this.port = port;
    }

    /** What a broker may be given: where its data lies, which ports it takes (0 is any free one), and properties that win over ours. */
    public record Settings(Path dataDirectory, int port, int controllerPort, Map<String, String> properties) {
        public Settings {
            properties = Map.copyOf(properties);
        }

        public static Settings in(Path dataDirectory) {
            return new Settings(dataDirectory, 0, 0, Map.of());
        }

        public Settings withPort(int chosen) {
            return new Settings(dataDirectory, chosen, controllerPort, properties);
        }

        public Settings withProperties(Map<String, String> chosen) {
            return new Settings(dataDirectory, port, controllerPort, chosen);
        }
    }

    public static EmbeddedKafka start(Path dataDirectory) {
        return start(Settings.in(dataDirectory));
    }

    /** Returns once the broker serves clients; formats the directory on its first use and goes on with what is in it afterwards. */
    public static EmbeddedKafka start(Settings settings) {
        var data = DataDirectory.claim(settings.dataDirectory());
        try {
            var sockets = BoundSockets.open(settings.port(), settings.controllerPort());
            var properties = BrokerProperties.of(settings, sockets);
            data.format();
            return new EmbeddedKafka(data, KraftNode.start(properties, sockets), sockets.brokerPort());
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Completes with the cause when Kafka finds a fault that it cannot go on with; only stopping is left to do then. */
    public CompletionStage<Throwable> failure() {
        return node.failure();
    }

    /** Returns once everything acknowledged is on disk and both ports are free again. */
    @Override
    public void close() {
        node.stop(PATIENCE_WITH_CLIENTS);
        data.close();
    }
}
