package dev.slipway.benchmarks.traffic;

import dev.slipway.cli.Slipway;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.connect.Connection;
import dev.slipway.cli.connect.ConnectionFile;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.keys.KeyFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** `slipway up` as a process of its own, which may be killed and started again on what it left. */
final class RunningSlipway implements AutoCloseable {

    private static final String WELCOME = "Slipway is up";

    private final DataFolder data;
    private Process process;

    private RunningSlipway(DataFolder data, Process process) {
        this.data = data;
        this.process = process;
    }

    static RunningSlipway on(DataFolder data) {
        return new RunningSlipway(data, started(data));
    }

    private static Process started(DataFolder data) {
        var log = data.path().resolveSibling("up.log").toFile();
        var process = begin(data, log.toPath(), "up", "--port", "0");
        awaitWelcome(process.inputReader());
        return process;
    }

    private static Process begin(DataFolder data, Path log, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                Slipway.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says afterwards is read and dropped, so that it never waits for a reader. */
    private static void awaitWelcome(BufferedReader out) {
        try {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains(WELCOME)) {
                    Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("`slipway up` ended before it was up; see up.log beside its data");
    }

    Connection connection() {
        var file = ConnectionFile.read(data.connection());
        var store = file.value("store").orElseThrow();
        int bucket = store.lastIndexOf('/');
        return new Connection(
                Broker.at(file.value("bootstrap-server").orElseThrow()),
                new S3Address(
                        URI.create(store.substring(0, bucket)),
                        file.value("store-region").orElseThrow(),
                        store.substring(bucket + 1),
                        true,
                        new S3Credentials(
                                file.value("store-access-key").orElseThrow(),
                                file.value("store-secret-key").orElseThrow())),
                KeyFile.read(data.key()));
    }

    /** All five workers, the broker and the store are gone at once, with whatever they were at. */
    void kill() {
        process.destroyForcibly();
        join(process);
    }

    void startAgain() {
        process = started(data);
    }

    /** In good order, with everything that it has deployed. */
    @Override
    public void close() {
        join(begin(data, data.path().resolveSibling("up.log"), "down"));
        kill();
    }

    private static void join(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
