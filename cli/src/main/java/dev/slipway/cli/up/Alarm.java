package dev.slipway.cli.up;

import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.request.RequestPublisher;
import dev.slipway.cli.schedule.Clockwork;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.OperationsFile;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks, with the key of this machine, for the backups and drills that targets.yaml schedules. */
final class Alarm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final Clockwork clockwork;
    private final Thread thread;

    private Alarm(Clockwork clockwork, Thread thread) {
        this.clockwork = clockwork;
        this.thread = thread;
    }

    static Alarm set(DataFolder data, Broker broker, SigningKey key) {
        var clock = InstantSource.system();
        var file = OperationsFile.open(data.targets(), LOG::warn);
        var clockwork = new Clockwork(file::current, clock);
        var thread = Thread.ofVirtual().name("schedule").start(() -> {
            try (var publisher = RequestPublisher.open(broker, key, clock)) {
                clockwork.run(publisher, key.id(), LOG::info);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return new Alarm(clockwork, thread);
    }

    @Override
    public void close() {
        clockwork.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
