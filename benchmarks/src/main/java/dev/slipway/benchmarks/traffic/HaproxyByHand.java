package dev.slipway.benchmarks.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A HAProxy with a configuration file, which is written anew and reloaded for every change. */
final class HaproxyByHand implements AutoCloseable {

    private final Path file;
    private final int entry;
    private final Process master;

    private HaproxyByHand(Path file, int entry, Process master) {
        this.file = file;
        this.entry = entry;
        this.master = master;
    }

    static HaproxyByHand before(int port, int entry, Path folder) {
        var file = folder.resolve("haproxy.cfg");
        write(file, entry, port);
        try {
            var master = new ProcessBuilder("haproxy", "-W", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("haproxy.log").toFile())
                    .start();
            return new HaproxyByHand(file, entry, master);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, int entry, int port) {
        try {
            Files.writeString(file, """
                    global
                      maxconn 2000
                    defaults
                      mode http
                      timeout connect 5s
                      timeout client 60s
                      timeout server 60s
                    frontend users
                      bind 127.0.0.1:%d
                      default_backend site
                    backend site
                      server one 127.0.0.1:%d
                    """.formatted(entry, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As `systemctl reload haproxy` does. */
    void pointAt(int port) {
        write(file, entry, port);
        run("kill", "-USR2", Long.toString(master.pid()));
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        var workers = master.descendants().toList();
        master.destroy();
        try {
            if (!master.waitFor(10, TimeUnit.SECONDS)) {
                master.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.copyOf(workers).forEach(ProcessHandle::destroyForcibly);
    }
}
