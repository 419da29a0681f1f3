package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
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

    /** Any that nobody listens on now. */
    public static int any() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotGoOn(
                    dev.slipway.cli.ExitCode.UNEXPECTED, "this host has no free port: " + e.getMessage(), e);
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
