package dev.slipway.backup.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One object on its way: its parts are sent side by side, and it exists only once all of them have arrived. */
final class PieceUpload {

    private static final Logger LOG = LoggerFactory.getLogger(PieceUpload.class);

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private record Sent(CompletedPart part, Part description) {}

    private final String key;
    private final Door door;
    private final Calls calls;
    private final Halt halt;
    private final ExecutorService lanes;
    private final List<Future<Sent>> parts = new ArrayList<>();
    private @Nullable String upload;

    PieceUpload(String key, Door door, Calls calls, Halt halt, ExecutorService lanes) {
        this.key = key;
        this.door = door;
        this.calls = calls;
        this.halt = halt;
        this.lanes = lanes;
    }

    int parts() {
        return parts.size();
    }

    void send(Buffer buffer, Buffers back) {
        var number = parts.size() + 1;
        var begun = begun();
        parts.add(lanes.submit(() -> {
            try {
                return sent(begun, number, buffer);
            } finally {
                back.giveBack(buffer);
            }
        }));
    }

    private String begun() {
        var id = upload;
        if (id == null) {
            id = calls.make("beginning " + key, halt, () -> door.begin(key));
            upload = id;
        }
        return id;
    }

    private Sent sent(String id, int number, Buffer buffer) {
        var digest = buffer.digest();
        var part = calls.make(
                "writing part " + number + " of " + key, halt, () -> door.part(key, id, number, buffer.body(), digest));
        return new Sent(part, new Part(buffer.size(), Sha256.hex(digest)));
    }

    /** Says early that a part has failed for good, so that nobody fills buffers in vain. */
    void check() {
        for (var part : parts) {
            if (part.state() == Future.State.FAILED) {
                result(part);
            }
        }
    }

    /** Small things are put in one go, which takes one call instead of three. */
    Piece put(Buffer only) {
        var digest = only.digest();
        var piece = new Piece(key, List.of(new Part(only.size(), Sha256.hex(digest))));
        return calls.make("writing " + key, halt, () -> {
            try {
                door.put(key, only.body(), digest);
                return piece;
            } catch (S3Exception taken) {
                return arrivedBefore(piece, taken, taken.statusCode() == PRECONDITION_FAILED);
            }
        });
    }

    Piece complete() {
        var sent = parts.stream().map(PieceUpload::result).toList();
        var piece = new Piece(key, sent.stream().map(Sent::description).toList());
        var id = begun();
        calls.make("completing " + key, halt, () -> {
            try {
                door.complete(key, id, sent.stream().map(Sent::part).toList());
                return piece;
            } catch (S3Exception gone) {
                return arrivedBefore(piece, gone, gone.statusCode() == NOT_FOUND);
            }
        });
        upload = null;
        return piece;
    }

    /** The answer to an earlier try may have been lost: nobody else writes under this key, so what is there is ours. */
    private Piece arrivedBefore(Piece piece, S3Exception refused, boolean possible) {
        if (possible && door.size(key).equals(Optional.of(piece.size()))) {
            return piece;
        }
        throw refused;
    }

    /** Leaves nothing behind; what cannot be removed now is swept later. */
    void abort() {
        var id = upload;
        if (id != null) {
            try {
                calls.once("aborting " + key, () -> {
                    door.abort(key, id);
                    return key;
                });
            } catch (StoreException e) {
                LOG.warn("The unfinished upload of {} stays until it is swept: {}", key, e.getMessage());
            }
        }
    }

    private static <T> T result(Future<T> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Abandoned("writing to the store was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException failed
                    ? failed
                    : new IllegalStateException("a part could not be sent: " + e.getCause(), e.getCause());
        }
    }
}
