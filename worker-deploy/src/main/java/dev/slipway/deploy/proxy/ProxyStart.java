package dev.slipway.deploy.proxy;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.AllowedEnvironment;
import dev.slipway.deploy.host.HostLock;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.OutputLog;
import dev.slipway.deploy.host.ProcessTable;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the proxy of one target by what it left on disk, or starts it and waits until it serves. */
final class ProxyStart {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ListenAddress address;
    private final ProxyFolder folder;
    private final ProxyLaunch launch;
    private final ProcessTable processes;
    private final HttpClient http;

    ProxyStart(ListenAddress address, ProxyFolder folder, ProxyLaunch launch, ProcessTable processes, HttpClient http) {
        this.address = address;
        this.folder = folder;
        this.launch = launch;
        this.processes = processes;
        this.http = http;
    }

    /** The running proxy; its file is believed only if that very process lives, listens where it should, and answers. */
    Optional<ProxyControl> find() {
        return written()
                .filter(control -> control.listen().equals(address.toString()))
                .map(this::asked);
    }

    /** For whoever owns the target: a proxy of another address gives way to this one. */
    ProxyControl findOrStart() throws InterruptedException {
        var running = find();
        return running.isPresent()
                ? running.get()
                : alone(() -> {
                    var startedMeanwhile = find();
                    if (startedMeanwhile.isPresent()) {
                        return startedMeanwhile.get();
                    }
                    written().ifPresent(this::terminate);
                    return start();
                });
    }

    /**
     * For whoever only watches: the process that lives here, started again if it has died. Several may watch, also workers
     * that have lost the target since: so nobody ends a proxy here, and one that was moved elsewhere or stopped is not ours.
     */
    Optional<ProcessHandle> keepAlive() throws InterruptedException {
        return alone(() -> {
            var left =
                    folder.control().read().filter(control -> control.listen().equals(address.toString()));
            if (left.isEmpty()) {
                return Optional.empty();
            }
            var process = left.get().process();
            return ProcessHandle.of(
                    processes.alive(process)
                            ? process.pid()
                            : start().control().process().pid());
        });
    }

    void stop() throws InterruptedException {
        alone(() -> {
            written().ifPresent(this::terminate);
            folder.control().file().delete();
            return folder;
        });
    }

    private <T> T alone(HostLock.Deed<T, InterruptedException> deed) throws InterruptedException {
        return folder.lock().during(deed);
    }

    private Optional<Control> written() {
        return folder.control().read().filter(control -> processes.alive(control.process()));
    }

    private ProxyControl asked(Control control) {
        var proxy = new ProxyControl(http, control);
        if (!proxy.healthy()) {
            throw new RouterFailure("The proxy on " + address + " (process "
                    + control.process().pid() + ") is alive but does not answer; see " + folder.log()
                    + ". If it hangs, end that process: it is then started again with the same routes.");
        }
        return proxy;
    }

    private ProxyControl start() throws InterruptedException {
        var log = OutputLog.at(folder.log());
        var process = launch(log);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var control = written().filter(found -> found.process().pid() == process.pid());
            if (control.isPresent()) {
                return asked(control.get());
            }
            if (ended(process)) {
                return find().orElseThrow(() -> new RouterFailure("The proxy on " + address + " ended with exit code "
                        + process.exitValue() + " while starting: " + String.join(" | ", log.lastLines())));
            }
        }
        process.destroyForcibly();
        throw new RouterFailure("The proxy on " + address + " did not serve within " + PATIENCE.toSeconds() + " s: "
                + String.join(" | ", log.lastLines()));
    }

    private Process launch(OutputLog log) {
        try {
            Files.createDirectories(folder.path());
            var builder = new ProcessBuilder(launch.command(address, folder))
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.redirect());
            builder.environment().clear();
            builder.environment().putAll(AllowedEnvironment.of(System.getenv()));
            return builder.start();
        } catch (IOException e) {
            throw new RouterFailure("Cannot start the proxy on " + address + ": " + e.getMessage(), e);
        }
    }

    private static boolean ended(Process process) throws InterruptedException {
        try {
            process.onExit().get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void terminate(Control control) {
        ProcessHandle.of(control.process().pid())
                .filter(handle -> processes.alive(control.process()))
                .ifPresent(handle -> {
                    handle.destroy();
                    handle.onExit()
                            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join();
                });
    }
}
