package dev.slipway.backup.watch;

import dev.slipway.runtime.TryAgain;
import dev.slipway.runtime.kafka.WholeTopic;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Has the log of backups read from its beginning once the worker runs, and from there on as it grows. */
public final class FirstLook implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final WholeTopic log;

    public FirstLook(WholeTopic log) {
        this.log = log;
    }

    @Override
    public void run(ApplicationArguments none) {
        Thread.ofVirtual().name("records-of-backups").start(() -> {
            try {
                log.catchUp(PATIENCE);
            } catch (TryAgain unreadable) {
                LOG.warn("The figures of backups are incomplete: {}", unreadable.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
