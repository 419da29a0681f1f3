package dev.slipway.validate.check;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A request id as it should be: a UUID of version 7 in its usual form, which tells when it was made. */
public record RequestId(UUID value) {

    private static final int TIME_ORDERED = 7;
    private static final int RFC_9562 = 2;
    private static final int BELOW_THE_TIME = 16;

    public static Optional<RequestId> parse(String written) {
        try {
            var uuid = UUID.fromString(written);
            var sound = uuid.version() == TIME_ORDERED
                    && uuid.variant() == RFC_9562
                    && uuid.toString().equals(written);
            return sound ? Optional.of(new RequestId(uuid)) : Optional.empty();
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    public Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> BELOW_THE_TIME);
    }
}
