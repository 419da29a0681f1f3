package dev.slipway.backup.store;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Sends what is written in parts, a few at a time, in bounded memory at any length. */
final class S3ObjectWriter extends ObjectWriter {

    private static final Duration FOR_PARTS_ON_THE_WAY = Duration.ofSeconds(5);

    private final PartSize size;
    private final IntFunction<PieceUpload> numbered;
    private final Buffers buffers;
    private final Halt halt = new Halt();
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final MessageDigest whole = Sha256.start();
    private final List<Piece> pieces = new ArrayList<>();
    private PieceUpload piece;
    private Buffer buffer;
    private long written;
    private boolean over;

    S3ObjectWriter(String key, PartSize size, Door door, Calls calls) {
        this.size = size;
        buffers = new Buffers(size);
        numbered = number -> new PieceUpload("%s.%04d".formatted(key, number), door, calls, halt, lanes);
        piece = numbered.apply(1);
        buffer = buffers.take();
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        mustGoOn();
        whole.update(from, offset, length);
        written += length;
        for (var done = 0; done < length; ) {
            if (buffer.isFull()) {
                ship();
            }
            done += buffer.take(from, offset + done, length - done);
        }
    }

    private void ship() {
        piece.send(buffer, buffers);
        if (piece.parts() == size.most()) {
            pieces.add(piece.complete());
            piece = numbered.apply(pieces.size() + 1);
        }
        buffer = buffers.take();
        piece.check();
    }

    @Override
    public Stored finish() {
        mustGoOn();
        if (piece.parts() == 0) {
            pieces.add(piece.put(buffer));
        } else {
            piece.send(buffer, buffers);
            pieces.add(piece.complete());
        }
        over = true;
        lanes.close();
        return new Stored(written, Sha256.hex(whole.digest()), pieces);
    }

    private void mustGoOn() {
        if (over) {
            throw new StoreException.Abandoned("writing to an upload that is over");
        }
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        var interrupted = Thread.interrupted(); // tidying up is to be done all the same
        try {
            halt.call();
            letArrive();
            piece.abort();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A part that arrives after its upload was aborted stays for ever, so those on the way are let through first. */
    private void letArrive() {
        lanes.shutdown();
        try {
            if (!lanes.awaitTermination(FOR_PARTS_ON_THE_WAY.toMillis(), TimeUnit.MILLISECONDS)) {
                lanes.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
    }
}
