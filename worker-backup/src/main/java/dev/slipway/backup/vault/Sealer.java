package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Binding;
import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.seal.Seal;
import dev.slipway.backup.seal.SealException;
import java.util.Optional;

/** Whether backups are encrypted, and with what: there is no third way between a key and an operator who wants none. */
public final class Sealer {

    private final boolean clear;
    private final Optional<KeyRing> ring;

    private Sealer(boolean clear, Optional<KeyRing> ring) {
        this.clear = clear;
        this.ring = ring;
    }

    public static Sealer under(KeyRing ring) {
        return new Sealer(false, Optional.of(ring));
    }

    /** Whoever reads the store reads the database; the operator has said that this is meant. */
    public static Sealer inTheClear() {
        return new Sealer(true, Optional.empty());
    }

    /** Likewise, with the keys of backups from before that was said. */
    public static Sealer inTheClear(KeyRing ofBefore) {
        return new Sealer(true, Optional.of(ofBefore));
    }

    Seal fresh(Binding binding) {
        return clear ? Seal.none() : Seal.fresh(ring.orElseThrow(), binding);
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
        if (!clear) {
            throw new SealException.NoKey("backup " + manifest.id() + " of " + manifest.target()
                    + " is not encrypted, so nobody knows whether it is still what was stored; where encryption is"
                    + " required it is not opened. If it is from before that, allow it with `encryption: none`");
        }
        return Seal.none();
    }
}
