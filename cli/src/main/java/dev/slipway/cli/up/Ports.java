package dev.slipway.cli.up;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.embedded.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the parts listen: three ports in a row, or any free ones. */
public record Ports(int broker, int store, int registry) {

    private static final int LAST = 65_533;

    static Ports from(int first) {
        if (first < 0 || first > LAST) {
            throw CannotGoOn.usage("the first port is " + first + ", but must lie between 1 and " + LAST
                    + ", or be 0 for any free ones");
        }
        return first == 0 ? anyFree() : new Ports(first, first + 1, first + 2);
    }

    /** Said before anything is written: a start that cannot succeed leaves nothing behind. */
    void requireFree() {
        requireFree("Kafka broker", broker);
        requireFree("object store", store);
        requireFree("schema registry", registry);
    }

    private static void requireFree(String part, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw CannotStart.portTaken(part, port, e);
        }
    }

    public static Ports anyFree() {
        return new Ports(0, 0, 0);
    }
}
