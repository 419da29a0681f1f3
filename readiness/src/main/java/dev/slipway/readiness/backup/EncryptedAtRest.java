package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-21: the disks below the database are encrypted. */
final class EncryptedAtRest implements Question {

    private static final Pattern REST =
            Pattern.compile("(?i)storage_encrypted\\s*=\\s*true|kms_key(_id)?\\s*=|encrypted:\\s*[\"']?true"
                    + "|encrypted\\s*=\\s*true|\\bluks\\b|cryptsetup|dm-?crypt|pg_tde"
                    + "|transparent[_ ]data[_ ]encryption|disk_encryption|encryption[_-]at[_-]rest"
                    + "|StorageEncrypted|ebs.*encrypted|fscrypt|gocryptfs");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application)
                .orElseGet(() -> application
                        .operation()
                        .first(REST)
                        .map(line -> Answer.pass(line + " encrypts the disks"))
                        .orElseGet(() -> Answer.fail(
                                "nothing says that the disks of the database are encrypted",
                                "put the data on an encrypted volume, and say so where the volume is declared")));
    }
}
