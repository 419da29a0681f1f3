package dev.slipway.cli.up;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened on the way to something larger; closed again, last first, unless the whole was reached. */
final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    synchronized void keep() {
        parts.clear();
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // What keeps the whole from being reached is told already; this would only hide it.
        }
    }
}
