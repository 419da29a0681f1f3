package dev.slipway.deploy.process;

import dev.slipway.deploy.host.OutputLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the logs of all instances within bounds, since they write for months and nobody else looks after them. */
final class LogKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    private static final int SECONDS_BETWEEN_ROUNDS = 10;
    private static final int DEPTH_OF_LOGS = 5;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-keeper").factory());
    private final Path root;

    private LogKeeper(Path root) {
        this.root = root;
    }

    static LogKeeper over(Path root) {
        var keeper = new LogKeeper(root);
        keeper.rounds.scheduleWithFixedDelay(
                keeper::round, SECONDS_BETWEEN_ROUNDS, SECONDS_BETWEEN_ROUNDS, TimeUnit.SECONDS);
        return keeper;
    }

    void round() {
        try {
            logs().forEach(log -> OutputLog.at(log).shorten());
        } catch (UncheckedIOException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private List<Path> logs() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, DEPTH_OF_LOGS)) {
            return files.filter(file -> file.endsWith("output.log")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for logs in " + root + ".", e);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
