package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-004: a stolen backup is of no use. */
final class Encrypted implements Question {

    private static final Pattern CIPHER =
            Pattern.compile("(?i)\\bgpg2?\\b.*(-e\\b|-c\\b|--encrypt|--symmetric|-r\\b)|(^|[|\\s])age\\s+(-r|-R"
                    + "|--recipient|-e|-p)|openssl\\s+(enc|smime|cms)\\b|\\brestic\\b|\\bborg\\b|borgmatic"
                    + "|--sse\\b|server-?side-?encryption|cipher-type|LIBSODIUM|WALG_PGP|kms"
                    + "|encrypt(ion)?[_-]?(key|passphrase)|GPG_(PUBLIC|PASSPHRASE)|rclone.*crypt|7z .*-p"
                    + "|ccrypt|--encrypt\\b");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application)
                .orElseGet(() -> Saving.of(application)
                        .first(CIPHER)
                        .map(line -> Answer.pass(line + " encrypts it"))
                        .orElseGet(() -> Answer.fail(
                                Saving.of(application).isEmpty() ? Saving.none() : "backups lie there in clear text",
                                "encrypt the stream before it is stored, with a key that is not stored beside it")));
    }
}
