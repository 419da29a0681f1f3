package dev.slipway.validate.check;

import dev.slipway.events.wire.RequestSignature;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.validate.lane.Lane;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether a key that the operator trusts has signed exactly this, and not too long ago. */
public final class SignatureCheck implements Check {

    /** Ids are remembered until their signature expires, so no signature may hold for longer than that is bearable. */
    static final Duration LONGEST = Duration.ofDays(30);

    private final Supplier<Operations> operations;

    public SignatureCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "signature";
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        return Credentials.of(asked.received())
                .map(credentials -> look(asked, credentials))
                .orElseGet(() -> Finding.fail(
                        "signature-missing",
                        "the record has no readable signature",
                        "sign it with `slipway request`, or set the headers slipway-key, slipway-expires and"
                                + " slipway-signature"));
    }

    private Finding look(Asked asked, Credentials credentials) {
        return operations
                .get()
                .key(credentials.key())
                .map(key -> look(asked, credentials, key))
                .orElseGet(() -> Finding.fail(
                        "signature-unknown-key",
                        "it is signed with the key " + credentials.key() + ", which targets.yaml does not list",
                        "use a key that it lists, or have the operator add this one"));
    }

    private static Finding look(Asked asked, Credentials credentials, TrustedKey key) {
        var signed = new RequestSignature(
                RequestSignature.verbOf(asked.body()),
                asked.envelope().getTarget(),
                asked.id(),
                asked.received().value(),
                credentials.expiresAt());
        if (!key.key().verifies(signed.signedText(), credentials.signature())) {
            return Finding.fail(
                    "signature-invalid",
                    "the signature does not fit what was sent in the name of `" + key.name() + "`",
                    "sign the record exactly as it is sent, with the private half of key " + key.id());
        }
        return inTime(asked, credentials, key);
    }

    private static Finding inTime(Asked asked, Credentials credentials, TrustedKey key) {
        if (!credentials.expiresAt().isAfter(asked.now())) {
            return Finding.fail(
                    "signature-expired",
                    "the signature of `" + key.name() + "` expired at " + credentials.expiresAt() + ", now it is "
                            + asked.now(),
                    "ask again under a new id, and compare the clocks if it was sent just now");
        }
        if (credentials.expiresAt().isAfter(asked.now().plus(LONGEST))) {
            return Finding.fail(
                    "signature-too-long",
                    "the signature of `" + key.name() + "` holds until " + credentials.expiresAt(),
                    "sign for at most " + LONGEST.toDays() + " days");
        }
        return speaker(asked, key);
    }

    private static Finding speaker(Asked asked, TrustedKey key) {
        var expected = "key:" + key.id();
        if (!asked.envelope().getActor().equals(expected)) {
            return Finding.fail(
                    "signature-actor",
                    "the request says it is from `" + asked.envelope().getActor() + "` and is signed by `" + expected
                            + "`",
                    "set the actor to `" + expected + "`");
        }
        return Finding.pass("signed by `" + key.name() + "` (" + key.id() + ")");
    }
}
