package dev.slipway.backup.store;

import java.io.ByteArrayInputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/** Holds the bytes of one part until the store has them, so that it can be sent again. */
final class Buffer {

    private final byte[] bytes;
    private int used;

    Buffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** Takes as many of the bytes as there is room for. */
    int take(byte[] from, int offset, int length) {
        var taken = Math.min(length, bytes.length - used);
        System.arraycopy(from, offset, bytes, used, taken);
        used += taken;
        return taken;
    }

    boolean isFull() {
        return used == bytes.length;
    }

    int size() {
        return used;
    }

    byte[] digest() {
        return Sha256.of(bytes, used);
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes, 0, used), used, "application/octet-stream");
    }

    void empty() {
        used = 0;
    }
}
