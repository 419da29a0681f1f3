package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds a port of this host for a target that did not ask for a particular one. */
public final class FreePort {

    private static final int FIRST = 8080;
    private static final int LAST = 8999;

    private FreePort() {}

    static int outside(Set<Integer> taken) {
        return IntStream.rangeClosed(FIRST, LAST)
                .filter(port -> !taken.contains(port) && isFree(port))
                .findFirst()
                .orElseThrow(() ->
                        CannotGoOn.usage("no port from " + FIRST + " to " + LAST + " is free; name one with --port"));
    }

    /** Any that nobody listens on now, and that the system does not take for connections meanwhile. */
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(30_000, 32_768)
                .limit(200)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new CannotGoOn(
                        dev.slipway.cli.ExitCode.UNEXPECTED, "this host has no free port from 30000 to 32767"));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
