package dev.slipway.validate.lane;

import dev.slipway.events.RequestKind;
import java.util.Optional;

/** A request that was let in and has not ended yet. */
public record Request(Mark mark, RequestKind kind, Wish wish, Optional<String> version) {

    public String id() {
        return mark.requestId();
    }
}
