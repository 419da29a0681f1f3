package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Stamp;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;

/** One life of the engine: clients, threads and desk that belong together and end together. */
final class EngineLife implements AutoCloseable {

    private final EngineSettings settings;
    private final Desk desk;
    private final InTray inTray;
    private final Journal journal;
    private final Intake intake;
    private final Pulse pulse;
    private final Listening listening;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> pulseProducer;
    private final ScheduledExecutorService byTheClock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("slipway-clock-", 0).daemon().factory());

    EngineLife(
            Stage stage,
            EngineSettings settings,
            Engine.Surroundings surroundings,
            Performer performer,
            int partitions) {
        this.settings = settings;
        var name = stage.name();
        var group = "slipway." + Topic.slug(name);
        var clients = new Clients(settings, group);
        var inputs = Engine.inputsOf(stage);
        var sequence = new AtomicLong();
        var codec = surroundings.codec();
        var deadLetters = new DeadLetters(name, surroundings.meters());
        var tasks = new Tasks(performer, codec);
        var clock = surroundings.clock();
        var milestones = surroundings.milestones();
        var stamp = new Stamp(name);
        desk = new Desk();
        var scribe = new Scribe(stamp, codec, deadLetters, clock, sequence);
        var crew = new Crew(name, settings.grace());
        var outTray = new OutTray(desk, crew);
        inTray = new InTray(desk, settings, crew);
        var forSteps = new KafkaStep.Surroundings(desk, inTray, outTray, stamp, clock, milestones);
        crew.working(new Hands(name, performer, scribe, surroundings.telemetry(), forSteps), outTray::look);
        var bookkeeping = new Bookkeeping(desk, inTray, tasks);
        admin = clients.admin();
        pulseProducer = clients.plainProducer();
        journal = new Journal(new Journal.Trays(desk, outTray, bookkeeping), settings, clients, name, milestones);
        pulse = new Pulse(
                new Pulse.Moved(desk, inTray, outTray, crew),
                settings,
                tasks,
                deadLetters,
                name,
                codec,
                pulseProducer,
                clock);
        listening = new Listening(desk, admin, inputs, clock, partitions);
        var takeover = new Takeover(new Fence(admin, group), admin, clients::ledgerConsumer, tasks, sequence, name);
        var sorting = new Sorting(performer, codec, deadLetters, sequence, clock, partitions);
        var consumer = clients.groupConsumer(new PassingOver(performer, codec, watchedBy(name)));
        intake = new Intake(desk, inTray, settings, consumer, takeover, sorting, inputs, milestones);
    }

    private static Set<String> watchedBy(StageName stage) {
        return Topic.shared()
                .filter(topic -> Flow.watcherOf(topic).filter(stage::equals).isPresent())
                .map(Topic::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns when the engine is stopped, or with the failure that ended this life. */
    Optional<Throwable> run() {
        journal.prepare();
        every(Pulse.every(), pulse);
        every(Listening.every(), listening);
        var journalThread = Thread.ofPlatform().name("slipway-journal").daemon().start(journal);
        intake.run();
        journalThread.interrupt();
        return desk.broken();
    }

    private void every(Duration period, Runnable what) {
        byTheClock.scheduleWithFixedDelay(guarded(what), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Runnable guarded(Runnable what) {
        return () -> {
            try {
                what.run();
            } catch (RuntimeException | Error broken) {
                desk.breakDown(broken);
            }
        };
    }

    boolean worked() {
        return desk.served();
    }

    int inFlight() {
        desk.lock.lock();
        try {
            return inTray.inFlight();
        } finally {
            desk.lock.unlock();
        }
    }

    Engine.Health health() {
        desk.lock.lock();
        try {
            if (desk.shards.isEmpty()) {
                return Engine.Health.STARTING;
            }
            return listening.hears() ? Engine.Health.RUNNING : Engine.Health.WITHOUT_BROKER;
        } finally {
            desk.lock.unlock();
        }
    }

    /** Called from another thread: first the steps, then the reading. */
    void stop() {
        desk.stop(settings.stopWithin());
        intake.stop();
    }

    @Override
    public void close() {
        byTheClock.shutdownNow();
        desk.loseAll();
        journal.close();
        pulseProducer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
