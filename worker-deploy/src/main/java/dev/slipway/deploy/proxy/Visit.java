package dev.slipway.deploy.proxy;

import dev.slipway.deploy.Backend;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request on its way through the proxy: at which back end it is, and, exactly once, how it ended. */
final class Visit {

    private final InFlight inFlight;
    private final Tally tally;
    private final Sightings sightings;
    private final long begun = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean broken;
    private @Nullable Backend at;
    private @Nullable Backend answeredBy;

    Visit(InFlight inFlight, Tally tally, Sightings sightings) {
        this.inFlight = inFlight;
        this.tally = tally;
        this.sightings = sightings;
    }

    void follow(HttpServerRequest request) {
        request.response().endHandler(ended -> end(broken ? tally::failed : tally::served));
        request.response().closeHandler(closed -> end(broken ? tally::failed : tally::abandoned));
    }

    /** After an upgrade there is no response to end: the visit lasts until the user's side of the connection is closed. */
    void follow(NetSocket user, NetSocket service) {
        user.closeHandler(closed -> {
            service.close();
            end(tally::served);
        });
    }

    synchronized void moveTo(@Nullable Backend next) {
        if (at != null) {
            inFlight.leave(at);
        }
        at = over.get() ? null : next;
        if (at == null && next != null) {
            inFlight.leave(next);
        }
    }

    /** The answer has begun; what follows may still break. */
    synchronized void answered(int status) {
        if (at != null) {
            answeredBy = at;
            sightings.answered(at, status, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    synchronized void unanswered() {
        broken = true;
        if (at != null) {
            sightings.unanswered(at);
        }
    }

    synchronized void cut() {
        broken = true;
        if (answeredBy != null) {
            sightings.cut(answeredBy);
        }
    }

    private void end(Runnable count) {
        if (over.compareAndSet(false, true)) {
            moveTo(null);
            count.run();
        }
    }
}
