package dev.slipway.validate.database;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.part.Reach;
import java.nio.file.Path;

/** Whether anything shows that the data of a target lies encrypted; it is told, and stops nobody unless the operator says so. */
public final class EncryptionAtRestCheck implements ReleaseCheck {

    private final Reach reach;
    private final BlockDevices devices;

    public EncryptionAtRestCheck(Reach reach) {
        this(reach, new BlockDevices(Path.of("/sys/class/block")));
    }

    EncryptionAtRestCheck(Reach reach, BlockDevices devices) {
        this.reach = reach;
        this.devices = devices;
    }

    @Override
    public String id() {
        return "encryption-at-rest";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        return DatabaseLook.of(candidate, reach, (database, _) -> look(database));
    }

    private Finding look(TargetDatabase database) throws Unreachable {
        var storage = database.ask(StorageFacts::of);
        if (!storage.encryption().isEmpty()) {
            return Finding.pass(database + " encrypts what it writes: " + String.join(", ", storage.encryption()));
        }
        var folder = storage.folderOnThisHost();
        if (folder.filter(devices::encrypt).isPresent()) {
            return Finding.pass(
                    database + " lies in " + folder.get() + ", which is on an encrypted volume of this host");
        }
        return Finding.warn(
                "nothing shows that the data of " + database
                        + " is encrypted at rest: the server has no means of its own, "
                        + folder.map(path -> path + " is on a volume in the clear")
                                .orElse("and its disk cannot be seen from here"),
                "put it on an encrypted volume (LUKS, or your provider's); if it is on one that cannot be seen from here,"
                        + " switch the check off for the target");
    }
}
