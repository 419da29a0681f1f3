package dev.slipway.cli.backup;

import dev.slipway.backup.Vaults;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.backup.vault.Vault;
import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupRules;
import java.util.Optional;

/** A target's backups, and the rules that they are kept by. */
record Depot(Target target, BackupRules rules, Vaults vaults) {

    /** As far as one can look without a key; whoever opens it closes it. */
    Vault open() {
        return vaults.withoutKeys(rules);
    }

    /** With the keys, so that what lies there can be read. */
    Vault unlocked() {
        return vaults.of(rules);
    }

    Optional<Kept> find(BackupId id) {
        try (var vault = open()) {
            return vault.find(target, id).map(backup -> new Kept(this, backup));
        }
    }
}
