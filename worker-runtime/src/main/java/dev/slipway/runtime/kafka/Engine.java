package dev.slipway.runtime.kafka;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a stage on Kafka until it is closed. One life of it ends when something happens that leaves in doubt what was
 * committed; the next begins from what the broker says.
 */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** What an engine needs beside its stage. */
    public record Surroundings(
            EventCodec codec, Telemetry telemetry, MeterRegistry meters, InstantSource clock, Milestones milestones) {}

    /** How the engine is doing, for the health endpoints. */
    public enum Health {
        STARTING,
        RUNNING,
        WITHOUT_BROKER,
        STOPPED
    }

    private final Stage stage;
    private final EngineSettings settings;
    private final Surroundings surroundings;
    private final int partitions;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<EngineLife> life = Optional.empty();
    private final Thread keeper;
    private volatile boolean stopping;

    private Engine(Stage stage, EngineSettings settings, Surroundings surroundings, int partitions) {
        this.stage = stage;
        this.settings = settings;
        this.surroundings = surroundings;
        this.partitions = partitions;
        keeper = Thread.ofPlatform().name("slipway-" + Topic.slug(stage.name())).unstarted(this::live);
        surroundings.meters().gauge("slipway.in.flight", this, Engine::inFlight);
    }

    /** Starts the engine; the topics must be there, with the number of partitions given. */
    public static Engine start(Stage stage, EngineSettings settings, Surroundings surroundings, int partitions) {
        var engine = new Engine(stage, settings, surroundings, partitions);
        engine.keeper.start();
        return engine;
    }

    static List<Topic> inputsOf(Stage stage) {
        var inputs = new ArrayList<>(Flow.inputsOf(stage.name()));
        if (Flow.hearsProgress(stage.name())) {
            inputs.add(Topic.PROGRESS);
        }
        return inputs;
    }

    public Health health() {
        if (stopped.getCount() == 0) {
            return Health.STOPPED;
        }
        return life.map(EngineLife::health).orElse(Health.STARTING);
    }

    private int inFlight() {
        return life.map(EngineLife::inFlight).orElse(0);
    }

    public Stage stage() {
        return stage;
    }

    private void live() {
        var pause = Duration.ofMillis(200);
        while (!stopping) {
            var performer = new Performer(stage);
            try (var current = new EngineLife(stage, settings, surroundings, performer, partitions)) {
                life = Optional.of(current);
                if (stopping) {
                    break;
                }
                var why = current.run();
                why.ifPresent(failure ->
                        LOG.warn("starting over from what the broker says, because: {}", failure.toString()));
                pause = why.isEmpty() || current.worked() ? Duration.ofMillis(200) : longer(pause);
            } catch (RuntimeException | Error broken) {
                LOG.warn("could not start, trying again: {}", broken.toString());
                pause = longer(pause);
            }
            if (!stopping && waitBeforeNext(pause)) {
                break;
            }
        }
        stopped.countDown();
    }

    private boolean waitBeforeNext(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Stops reading, lets running steps finish for a while, writes what is done, and leaves the rest to a successor. */
    @Override
    public void close() {
        stopping = true;
        life.ifPresent(EngineLife::stop);
        try {
            if (!stopped.await(settings.stopWithin().plusSeconds(15).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the engine did not stop in time; a successor takes over from its ledger");
                keeper.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
