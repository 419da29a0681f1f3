package dev.slipway.backup;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.store.Checksums;
import dev.slipway.backup.store.Patience;
import dev.slipway.backup.store.S3Bucket;
import dev.slipway.backup.store.ServerSideEncryption;
import dev.slipway.backup.store.StoreSettings;
import dev.slipway.backup.vault.Sealer;
import dev.slipway.backup.vault.Vault;
import dev.slipway.release.backup.BackupKey;
import dev.slipway.release.backup.BackupRules;
import dev.slipway.release.backup.BackupStore;
import dev.slipway.release.backup.Sealing;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Secrets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Opens the vault that the operator's side names for a database; where it names none, it is in the store of bundles. */
public final class Vaults {

    /** The vault keeps to a folder of its own. */
    private static final String WHOLE_BUCKET = "";

    private static final String BY_KEY_OF_THE_STORE = "aws:kms";

    private final Supplier<S3Address> own;
    private final Secrets secrets;
    private final InstantSource clock;

    /** The own store is looked for only where the rules name no other. */
    public Vaults(Supplier<S3Address> own, Secrets secrets, InstantSource clock) {
        this.own = own;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Vault of(BackupRules rules) {
        return open(rules, sealer(rules.sealing()));
    }

    /** For whoever looks at what is there and says what is kept; that takes no key. */
    public Vault withoutKeys(BackupRules rules) {
        return open(rules, Sealer.inTheClear());
    }

    private Vault open(BackupRules rules, Sealer sealer) {
        return new Vault(
                bucket(rules),
                sealer,
                rules.store().flatMap(store -> store.guard().lock()),
                clock);
    }

    /** For whoever works on the objects themselves, such as a change of keys. */
    public S3Bucket bucket(BackupRules rules) {
        var bucket = S3Bucket.open(rules.store().map(this::settings).orElseGet(this::ownSettings));
        if (rules.store().isEmpty()) {
            bucket.makeIfMissing();
        }
        return bucket;
    }

    /** The keys that open what is there, and the one for what comes. */
    public KeyRing keys(Sealing.Under under) {
        return KeyRing.of(
                under.key().name(),
                under.known().stream()
                        .collect(Collectors.toMap(BackupKey::name, key -> secrets.resolve(key.secret()))));
    }

    private Sealer sealer(Sealing sealing) {
        return switch (sealing) {
            case Sealing.Under under -> Sealer.under(keys(under));
            case Sealing.InTheClear _ -> Sealer.inTheClear();
            case Sealing.Unsaid _ ->
                throw new GiveUp(
                        "backup-key-missing",
                        "backups have to be sealed, and targets.yaml does not say under which key; declare one in"
                                + " `backup-keys` (`openssl rand -base64 32` makes one) and name it as"
                                + " `database.backup.key`, or say `encryption: none`",
                        "backup-refused");
        };
    }

    private StoreSettings ownSettings() {
        return new StoreSettings(own.get(), WHOLE_BUCKET, Checksums.SHA256, Optional.empty(), Patience.USUAL);
    }

    private StoreSettings settings(BackupStore store) {
        var bucket = store.bucket();
        var login = store.login();
        return new StoreSettings(
                new S3Address(
                        bucket.endpoint(),
                        bucket.region(),
                        bucket.name(),
                        bucket.pathStyle(),
                        new S3Credentials(secrets.resolve(login.accessKey()), secrets.resolve(login.secretKey()))),
                WHOLE_BUCKET,
                store.checksums() ? Checksums.SHA256 : Checksums.NONE,
                store.guard().kmsKey().map(key -> new ServerSideEncryption(BY_KEY_OF_THE_STORE, key)),
                Patience.USUAL);
    }
}
