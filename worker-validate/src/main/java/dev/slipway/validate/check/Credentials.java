package dev.slipway.validate.check;

import dev.slipway.events.wire.HeaderNames;
import dev.slipway.release.keys.KeyId;
import dev.slipway.runtime.Received;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What the headers of a record claim about who signed it; empty if a header is missing or makes no sense. */
record Credentials(KeyId key, Instant expiresAt, byte[] signature) {

    static Optional<Credentials> of(Received received) {
        try {
            return received.header(HeaderNames.KEY)
                    .flatMap(key -> received.header(HeaderNames.EXPIRES)
                            .flatMap(expires -> received.header(HeaderNames.SIGNATURE)
                                    .map(signature -> parse(key, expires, signature))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Credentials parse(String key, String expires, String signature) {
        return new Credentials(
                new KeyId(key),
                Instant.ofEpochMilli(Long.parseLong(expires)),
                Base64.getDecoder().decode(signature));
    }
}
