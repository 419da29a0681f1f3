package dev.slipway.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker and controller put together from Kafka's own classes, as its server does, but with our sockets and our way to hear of faults. */
final class KraftNode {

    private static final Logger log = LoggerFactory.getLogger(KraftNode.class);

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final BrokerFaults faults;

    private KraftNode(ControllerServer controller, BrokerServer broker, BrokerFaults faults) {
        this.controller = controller;
        this.broker = broker;
        this.faults = faults;
    }

    static KraftNode start(Map<String, String> properties, BoundSockets sockets) {
        try (sockets) {
            var node = assemble(new KafkaConfig(properties), sockets);
            node.start();
            return node;
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "Kafka did not start on %s: %s. Look at its log above for the first error."
                            .formatted(properties.get("log.dirs"), e.getMessage()),
                    e);
        }
    }

    private static KraftNode assemble(KafkaConfig config, BoundSockets sockets) {
        var stored = KafkaRaftServer.initializeLogDirs(config, log, "");
        var clusterId = stored._1().clusterId().orElseThrow();
        var voters = QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
        var bootstrap = QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers());
        var faults = new BrokerFaults();
        var shared = new SharedServer(
                config,
                stored._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(voters),
                bootstrap,
                faults,
                sockets);
        var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2());
        return new KraftNode(controller, new BrokerServer(shared), faults);
    }

    private void start() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            stop(Duration.ZERO);
            throw e;
        }
    }

    CompletionStage<Throwable> failure() {
        return faults.fatal();
    }

    void stop(Duration patience) {
        broker.shutdown(patience);
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
