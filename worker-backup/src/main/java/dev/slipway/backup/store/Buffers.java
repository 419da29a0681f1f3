package dev.slipway.backup.store;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The memory of one upload: a few buffers that are used over and over, so whoever writes waits while all are on the way. */
final class Buffers {

    /** One is filled while two are sent. */
    private static final int ALL = 3;

    private final int capacity;
    private final BlockingQueue<Buffer> free = new LinkedBlockingQueue<>();
    private int made;

    Buffers(PartSize size) {
        capacity = size.bytes();
    }

    /** Only ever called by the one thread that writes. */
    Buffer take() {
        var buffer = free.poll();
        if (buffer != null) {
            return buffer;
        }
        if (made < ALL) {
            made++;
            return new Buffer(capacity);
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Abandoned("writing to the store was interrupted");
        }
    }

    void giveBack(Buffer buffer) {
        buffer.empty();
        free.add(buffer);
    }
}
