package dev.slipway.validate.lane;

import dev.slipway.events.RequestKind;
import dev.slipway.release.keys.KeyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request that was let in and has not ended yet.
 *
 * @param version the version that it names, where it names one
 * @param key who signed it, as far as that can be told
 * @param impostors the digests of other requests that came under its id
 */
public record Request(
        Mark mark, RequestKind kind, Wish wish, Optional<String> version, Optional<KeyId> key, List<String> impostors) {

    private static final int ENOUGH = 10;

    public Request {
        impostors = List.copyOf(impostors);
    }

    public static Request of(Mark mark, RequestKind kind, Wish wish, Optional<String> version, Optional<KeyId> key) {
        return new Request(mark, kind, wish, version, key, List.of());
    }

    public String id() {
        return mark.requestId();
    }

    /** Whether somebody else uses the id in a way that has not been told yet. */
    public boolean newImpostor(String digest) {
        return !digest.equals(mark.digest()) && !impostors.contains(digest) && impostors.size() < ENOUGH;
    }

    Request met(String impostor) {
        return new Request(
                mark,
                kind,
                wish,
                version,
                key,
                Stream.concat(impostors.stream(), Stream.of(impostor)).toList());
    }
}
