package dev.slipway.runtime.spring;

import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.kafka.Engine;
import dev.slipway.runtime.kafka.EngineSettings;
import dev.slipway.runtime.kafka.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the engine with the application and stops it first; refuses to start where the topics are not as they must be. */
final class RunningStage implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningStage.class);

    private final Stage stage;
    private final WorkerSettings settings;
    private final Clients clients;
    private final Engine.Surroundings surroundings;
    private @Nullable Engine engine;

    RunningStage(Stage stage, WorkerSettings settings, Clients clients, Engine.Surroundings surroundings) {
        this.stage = stage;
        this.settings = settings;
        this.clients = clients;
        this.surroundings = surroundings;
    }

    @Override
    public synchronized void start() {
        var instance = settings.instance()
                .orElseGet(() -> Topic.slug(stage.name()) + "-"
                        + UUID.randomUUID().toString().substring(0, 8));
        var bootstrap = clients.bootstrapServers();
        var client = clients.settings();
        int partitions = partitions(bootstrap, client);
        var engineSettings = EngineSettings.of(bootstrap, instance)
                .withClient(client)
                .withSessionTimeout(settings.kafka().sessionTimeout())
                .withGrace(settings.kafka().grace())
                .withHeartbeat(settings.kafka().heartbeat())
                .withStopWithin(settings.kafka().stopWithin());
        engine = Engine.start(stage, engineSettings, surroundings, partitions);
        LOG.info("{} runs as {} on {}", stage.name(), instance, bootstrap);
    }

    private int partitions(String bootstrap, Map<String, String> client) {
        var config = new HashMap<String, Object>(client);
        config.put("bootstrap.servers", bootstrap);
        config.put(
                "default.api.timeout.ms", (int) settings.kafka().startWithin().toMillis());
        config.put("request.timeout.ms", (int)
                Math.min(5_000, settings.kafka().startWithin().toMillis()));
        try (var admin = Admin.create(config)) {
            var findings = new Topics(admin, settings.kafka().startWithin()).check();
            return findings.partitions()
                    .orElseThrow(() -> new CannotStart("the topics at " + bootstrap + " are not as they must be:\n  "
                            + String.join("\n  ", findings.problems())
                            + "\nRun 'slipway topics create --bootstrap-server " + bootstrap
                            + "' for missing ones; 'slipway topics check' shows the rest."));
        } catch (Topics.Unreachable e) {
            throw new CannotStart(
                    "no broker answers at " + bootstrap + " within "
                            + settings.kafka().startWithin().toSeconds() + " s (" + e.getMessage()
                            + "). Check slipway.kafka.bootstrap-servers and that the broker runs.",
                    e);
        } catch (KafkaException e) {
            throw new CannotStart("the broker at " + bootstrap + " cannot be used: " + e.getMessage(), e);
        }
    }

    synchronized Engine.Health health() {
        return engine == null ? Engine.Health.STARTING : engine.health();
    }

    @Override
    public synchronized void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return engine != null;
    }
}
