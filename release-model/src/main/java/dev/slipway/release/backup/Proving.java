package dev.slipway.release.backup;

import dev.slipway.release.SecretReference;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a backup becomes one that counts: it is restored and compared.
 *
 * @param upTo bytes of a database up to which this is done; the backup of a larger one is kept as not proven
 * @param scratch a server that copies are restored on, as its superuser; one that the worker starts if nothing is said
 */
public record Proving(OptionalLong upTo, Optional<SecretReference> scratch) {

    public static final Proving ALWAYS = new Proving(OptionalLong.empty(), Optional.empty());

    public boolean concerns(long bytes) {
        return upTo.isEmpty() || bytes <= upTo.getAsLong();
    }
}
