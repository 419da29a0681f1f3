package dev.slipway.deploy.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.haproxy.HaproxyProgram.Takeover;
import dev.slipway.deploy.host.AllowedEnvironment;
import dev.slipway.deploy.host.HostLock;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.OutputLog;
import dev.slipway.deploy.host.Polling;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Finds the HAProxy of one target by its socket, or starts it from what the file says is in force. */
final class HaproxyStart {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ListenAddress address;
    private final HaproxyFolder folder;
    private final Supplier<HaproxyProgram> program;

    HaproxyStart(ListenAddress address, HaproxyFolder folder, Supplier<HaproxyProgram> program) {
        this.address = address;
        this.folder = folder;
        this.program = program;
    }

    ListenAddress address() {
        return address;
    }

    HaproxyFolder folder() {
        return folder;
    }

    RuntimeSocket socket() {
        return new RuntimeSocket(folder.socket());
    }

    /** The number of the process that answers; whether it is another's does not arise in a folder that is ours. */
    Optional<Long> running() {
        try {
            return socket().ask("show info")
                    .lines()
                    .filter(line -> line.startsWith("Pid: "))
                    .map(line -> Long.parseLong(line.substring("Pid: ".length()).strip()))
                    .findFirst();
        } catch (RuntimeSocket.Closed nobody) {
            return Optional.empty();
        }
    }

    /** For whoever owns the target: a HAProxy of another address gives way to this one. */
    void findOrStart() throws InterruptedException {
        if (running().isEmpty() || !isKeptHere()) {
            alone(() -> {
                var pid = running();
                if (pid.isPresent() && isKeptHere()) {
                    return pid.get();
                }
                pid.ifPresent(HaproxyStart::terminate);
                folder.kept().write(address);
                return start(Optional.empty());
            });
        }
    }

    /** For whoever only watches: one that was moved elsewhere or stopped on purpose is not to live. */
    Optional<ProcessHandle> keepAlive() throws InterruptedException {
        return alone(() -> {
            if (!isKeptHere()) {
                return Optional.empty();
            }
            var pid = running();
            return ProcessHandle.of(pid.isPresent() ? pid.get() : start(Optional.empty()));
        });
    }

    /** A new process takes the place of the running one, which ends what it has; no connection is refused meanwhile. */
    void reload() throws InterruptedException {
        alone(() -> start(running().map(pid -> new Takeover(pid, folder.socket()))));
    }

    void stop() throws InterruptedException {
        alone(() -> {
            folder.kept().file().delete();
            running().ifPresent(HaproxyStart::terminate);
            return folder;
        });
    }

    /** For whoever holds the lock of the traffic: a map of its own first, and one that nothing names any more goes last. */
    void write(Layout layout) {
        folder.routes(layout.number()).write(layout.mapText().getBytes(UTF_8));
        folder.configuration()
                .write(new ConfigurationText(address, folder, layout).text().getBytes(UTF_8));
        folder.forgetRoutesBefore(layout.number() - 1);
    }

    private boolean isKeptHere() {
        return folder.kept().read().filter(address::equals).isPresent();
    }

    private <T> T alone(HostLock.Deed<T, InterruptedException> deed) throws InterruptedException {
        return folder.process().during(deed);
    }

    private long start(Optional<Takeover> takeover) throws InterruptedException {
        writeAnew();
        var log = OutputLog.at(folder.log());
        var process = launch(log, takeover);
        boolean settled = Polling.until(
                PATIENCE, BETWEEN_LOOKS, () -> !process.isAlive() || running().equals(Optional.of(process.pid())));
        if (settled && process.isAlive()) {
            return process.pid();
        }
        process.destroyForcibly();
        throw new RouterFailure("HAProxy on " + address
                + (settled
                        ? " ended with exit code " + process.exitValue() + " while starting: "
                        : " did not serve within " + PATIENCE.toSeconds() + " s: ")
                + String.join(" | ", log.lastLines()));
    }

    /** This Slipway may write the same layout differently from the one before. */
    private void writeAnew() {
        folder.traffic().during(() -> {
            write(ConfigurationText.layoutIn(folder));
            return folder;
        });
    }

    private Process launch(OutputLog log, Optional<Takeover> takeover) {
        var command = program.get().command(address, folder.configuration().path(), takeover);
        try {
            Files.createDirectories(folder.path());
            var builder = new ProcessBuilder(command)
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.redirect());
            builder.environment().clear();
            builder.environment().putAll(AllowedEnvironment.of(System.getenv()));
            return builder.start();
        } catch (IOException e) {
            throw new RouterFailure("Cannot start HAProxy on " + address + ": " + e.getMessage(), e);
        }
    }

    private static void terminate(long pid) {
        ProcessHandle.of(pid).ifPresent(handle -> {
            handle.destroy();
            handle.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        });
    }
}
