package dev.slipway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds a broker in a process of its own, so that a test can take it away with SIGKILL and bring it back where clients look for it. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration UNTIL_READY = Duration.ofSeconds(90);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);

    private final Path dataDirectory;
    private Process process;
    private String bootstrapServers;

    private BrokerProcess(Path dataDirectory, Process process, String bootstrapServers) {
        this.dataDirectory = dataDirectory;
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns once the broker serves clients on any free port. */
    public static BrokerProcess start(Path dataDirectory) {
        return start(dataDirectory, 0);
    }

    public static BrokerProcess start(Path dataDirectory, int port) {
        var process = launch(dataDirectory, port);
        return new BrokerProcess(dataDirectory, process, ready(process));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** For signals that Java does not know, such as SIGSTOP. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut would; returns once it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(process);
    }

    /** Starts it again on the same data and the same port; one that still runs is stopped in good order first. */
    public void restart() {
        close();
        process = launch(dataDirectory, port());
        bootstrapServers = ready(process);
    }

    @Override
    public void close() {
        process.destroy();
        if (!awaitExit(process)) {
            kill();
        }
    }

    private int port() {
        return Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
    }

    private static Process launch(Path dataDirectory, int port) {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedKafkaProcess.class.getName(),
                "--data",
                dataDirectory.toString(),
                "--port",
                String.valueOf(port),
                EmbeddedKafkaProcess.STOP_WITH_PARENT);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ready(Process process) {
        try {
            return ProcessOutput.valueAfter(EmbeddedKafkaProcess.READY, process)
                    .get(UNTIL_READY.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CannotStart("The broker process ended before it was ready. It said: " + e.getCause(), e);
        } catch (TimeoutException | InterruptedException e) {
            process.destroyForcibly();
            throw new CannotStart(
                    "The broker process was not ready within %s and was ended.".formatted(UNTIL_READY), e);
        }
    }

    private static boolean awaitExit(Process process) {
        try {
            return process.waitFor(UNTIL_STOPPED.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
