package dev.slipway.migrations.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A data folder with the server that runs on it. */
final class Cluster {

    private static final int FIRST_PORT = 30_000;
    private static final int LAST_PORT = 32_767;
    private static final int PORTS_TO_TRY = 200;

    static final String SUPERUSER = "slipway_scratch";

    private static final Duration UNTIL_READY = Duration.ofSeconds(60);
    private static final int PORTS_TRIED = 5;

    /** Nothing here survives anyway, so nothing waits for a disk. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("fsync", "off"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "32MB"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_destination", "stderr"));

    private final PostgresBinaries binaries;
    private final Account account;
    private final ScratchFolder folder;
    private final Door door;
    private final List<String> seclusion;

    Cluster(PostgresBinaries binaries, Account account, ScratchFolder folder) {
        this(binaries, account, folder, Door.LOOPBACK);
    }

    /** Behind the door that is a file there is no network, if this machine allows that. */
    Cluster(PostgresBinaries binaries, Account account, ScratchFolder folder, Door door) {
        this.binaries = binaries;
        this.account = account;
        this.folder = folder;
        this.door = door;
        this.seclusion = door == Door.FILE ? NoNetwork.prefix().orElse(List.of()) : List.of();
    }

    String host() {
        return door.host(folder);
    }

    boolean hasNoNetwork() {
        return !seclusion.isEmpty();
    }

    /** A server that takes connections. */
    record Running(Process process, int port) {}

    void initialise(String password) {
        var secret = folder.secret("password", password, account);
        var said = account.run(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + folder.data(),
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        try {
            Files.deleteIfExists(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!said.succeeded()) {
            throw new CannotStart("initdb of " + binaries.folder() + " failed; it said:\n"
                    + said.output().strip());
        }
    }

    Running start(Map<String, String> settings) {
        var said = "";
        for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
            int port = freePort();
            var process = launch(port, settings);
            var output = new ServerOutput(process);
            if (output.saysReadyWithin(UNTIL_READY)) {
                return new Running(process, port);
            }
            process.destroyForcibly();
            said = output.end();
            if (!said.contains("could not bind")) {
                break;
            }
        }
        throw new CannotStart("the PostgreSQL server of " + binaries.folder() + " did not come up; it said:\n" + said);
    }

    /** Throws the server away as it stands; its data goes with it. */
    void stop() {
        account.run(List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "--pgdata=" + folder.data(),
                "--mode=immediate",
                "--wait"));
    }

    static void await(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch(int port, Map<String, String> settings) {
        var command = new ArrayList<String>(List.of(
                binaries.program("postgres").toString(), "-D", folder.data().toString(), "-p", String.valueOf(port)));
        var all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        all.putAll(door.settings(folder));
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        try {
            return account.start(seclusion, command);
        } catch (IOException e) {
            throw new CannotStart(
                    "the PostgreSQL server of " + binaries.folder() + " cannot be run: " + e.getMessage(), e);
        }
    }

    /** Below the ports that systems take for connections, any of which could grab it before the server does. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(FIRST_PORT, LAST_PORT + 1)
                .limit(PORTS_TO_TRY)
                .filter(Cluster::isFree)
                .findFirst()
                .orElseThrow(() -> new CannotStart("no port from " + FIRST_PORT + " to " + LAST_PORT + " is free"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
