package dev.slipway.verify.http;

import dev.slipway.verify.Seen;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a bound and hangs up on the rest, so that no answer can fill the worker's memory. */
final class BoundedBody implements BodySubscriber<Seen.Body> {

    private final int limit;
    private final Charset charset;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<Seen.Body> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    BoundedBody(int limit, Charset charset) {
        this.limit = limit;
        this.charset = charset;
    }

    @Override
    public CompletionStage<Seen.Body> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription to) {
        subscription = to;
        to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::take);
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        finish(true);
    }

    private void take(ByteBuffer buffer) {
        var bytes = new byte[Math.min(buffer.remaining(), limit - read.size())];
        buffer.get(bytes);
        read.writeBytes(bytes);
        if (buffer.hasRemaining() && subscription != null) {
            subscription.cancel();
            finish(false);
        }
    }

    private void finish(boolean whole) {
        body.complete(new Seen.Body(read.toString(charset), read.size(), whole));
    }
}
