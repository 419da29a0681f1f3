package dev.slipway.validate.lane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests that have ended, for as long as one of them could come again. */
public record Marks(List<Mark> ended) {

    static final Marks NONE = new Marks(List.of());

    public Marks {
        ended = List.copyOf(ended);
    }

    Optional<Mark> of(String requestId) {
        return ended.stream().filter(mark -> mark.requestId().equals(requestId)).findFirst();
    }

    Marks with(Mark mark) {
        return new Marks(Stream.concat(ended.stream(), Stream.of(mark)).toList());
    }

    Marks at(Instant now) {
        return new Marks(
                ended.stream().filter(mark -> mark.until().isAfter(now)).toList());
    }

    long strangers() {
        return ended.stream().filter(mark -> !mark.trusted()).count();
    }
}
