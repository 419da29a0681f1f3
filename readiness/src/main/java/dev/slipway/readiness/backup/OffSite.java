package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-005: a copy lies somewhere else, and it has been looked at there. */
final class OffSite implements Question {

    private static final Pattern COPIES =
            Pattern.compile("(?i)aws s3 (cp|sync|mv)|s3cmd (put|sync)|s5cmd|\\bmc (cp|mirror)|gsutil (cp|rsync)"
                    + "|gcloud storage cp|az storage|azcopy|\\brclone (copy|sync|move|rcat)|\\bscp\\s"
                    + "|rsync .*:|b2 upload|restic .*(s3:|b2:|sftp:|rest:)|repo\\d?-(s3|gcs|azure)"
                    + "|S3_BUCKET|AWS_S3|WALG_S3_PREFIX|WALE_S3|RESTIC_REPOSITORY|put-object"
                    + "|Set-AzStorageBlobContent|Write-S3Object");
    private static final Pattern LOOKS =
            Pattern.compile("(?i)head-object|aws s3 ls|rclone (check|cryptcheck|hashsum)|sha(256|512|1)?sum (-c"
                    + "|--check)|md5sum -c|cmp\\s|restic .*check|--checksum|get-object|pgbackrest .*(verify"
                    + "|check|info)|aws s3 cp s3://|mc stat|gsutil (stat|hash)|az storage blob (show"
                    + "|exists)|s3api list-objects|borg check|wal-verify|barman check");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application).orElseGet(() -> look(Saving.of(application)));
    }

    private static Answer look(Lines saving) {
        var copies = saving.first(COPIES);
        if (copies.isEmpty()) {
            return Answer.fail(
                    saving.isEmpty() ? Saving.none() : "backups stay on the machine that they are to save",
                    "store them somewhere else, and read them back from there");
        }
        return saving.first(LOOKS)
                .map(line -> Answer.pass(copies.get() + " stores it elsewhere, " + line + " looks at it there"))
                .orElseGet(() -> Answer.fail(
                        copies.get() + " stores it elsewhere, and nobody looks whether it arrived",
                        "read the stored object back and compare its checksum"));
    }
}
