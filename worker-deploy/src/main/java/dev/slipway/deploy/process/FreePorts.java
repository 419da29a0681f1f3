package dev.slipway.deploy.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Picks ports for new instances from below the range that the kernel takes for outgoing connections, so that hardly anybody
 * can grab one between the choice and its use.
 */
final class FreePorts implements IntSupplier {

    private static final int TRIES = 200;

    private final int from;
    private final int to;
    private final RandomGenerator random;

    FreePorts(int from, int to, RandomGenerator random) {
        this.from = from;
        this.to = to;
        this.random = random;
    }

    static FreePorts usual() {
        return new FreePorts(20_000, 30_000, RandomGenerator.getDefault());
    }

    @Override
    public int getAsInt() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = random.nextInt(from, to);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port found between " + from + " and " + (to - 1) + " after " + TRIES
                + " tries; see what listens there with `ss -ltnp`.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
