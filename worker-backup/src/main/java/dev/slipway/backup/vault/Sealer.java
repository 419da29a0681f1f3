package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Binding;
import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.seal.Seal;
import dev.slipway.backup.seal.SealException;
import java.util.Optional;

/** Whether backups are encrypted, and with what: there is no third way between a key and an operator who wants none. */
public final class Sealer {

    private final Optional<KeyRing> ring;

    private Sealer(Optional<KeyRing> ring) {
        this.ring = ring;
    }

    public static Sealer under(KeyRing ring) {
        return new Sealer(Optional.of(ring));
    }

    /** Whoever reads the store reads the database; the operator has said that this is meant. */
    public static Sealer inTheClear() {
        return new Sealer(Optional.empty());
    }

    Seal fresh(Binding binding) {
        return ring.map(keys -> Seal.fresh(keys, binding)).orElseGet(Seal::none);
    }

    /** What is not sealed could be anybody's, so where encryption is required it is not taken for a backup. */
    Seal open(Manifest manifest) {
        var wrapped = manifest.sealed().key();
        if (wrapped != null) {
            return Seal.opened(
                    ring.orElseThrow(() -> new SealException.NoKey("backup " + manifest.id()
                            + " is encrypted with the key `" + wrapped.key() + "`, and no key is configured")),
                    wrapped,
                    manifest.binding());
        }
        if (ring.isPresent()) {
            throw new SealException.NoKey("backup " + manifest.id() + " of " + manifest.target()
                    + " is not encrypted, so nobody knows whether it is still what was stored; where encryption is"
                    + " required it is not opened. If it is from before that, allow it with `encryption: none`");
        }
        return Seal.none();
    }
}
