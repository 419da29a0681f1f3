package dev.slipway.cli.backup;

import dev.slipway.backup.Amount;
import dev.slipway.backup.RestoreElsewhere;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.release.SecretReference;
import dev.slipway.runtime.secrets.Secrets;

/** An empty database that is no target's, for looking at a backup or for carrying data somewhere else. */
record OtherPlace(DatabaseUrl url) {

    /** The address has a password in it and no business on a command line, so only where it is kept is said there. */
    static OtherPlace of(String written, Shell shell) {
        try {
            var reference = SecretReference.parse(written.startsWith("${") ? written : "${" + written + "}");
            return new OtherPlace(DatabaseUrl.parse(new Secrets(shell.environment()).resolve(reference)));
        } catch (IllegalArgumentException wrong) {
            throw CannotGoOn.usage("--into says where the address of the database is kept, not the address: write"
                    + " env:NAME or file:/PATH, and keep postgresql://user:password@host:port/name there");
        }
    }

    ExitCode restore(Kept kept, Shell shell) throws Exception {
        var backup = kept.backup();
        var size = Amount.of(backup.object("database.dump").size());
        try (var vault = kept.depot().unlocked()) {
            var restored = new RestoreElsewhere(vault, shell.environment())
                    .restore(
                            backup,
                            url,
                            bytes -> shell.screen().passing("⋯ restores " + Amount.of(bytes) + " of " + size));
            var comparison = restored.comparison();
            comparison.remarks().forEach(remark -> shell.screen().line("remark: " + remark));
            if (!comparison.isEqual()) {
                comparison.differences().forEach(shell.screen()::error);
                throw new CannotGoOn(
                        ExitCode.UNEXPECTED,
                        "backup " + backup.id() + " is in " + url + " now, but is not what was backed up");
            }
            shell.screen()
                    .line("Backup " + backup.id() + " is in " + url + ", row for row what the database was at "
                            + restored.original().moment().at() + ".");
            return ExitCode.DONE;
        }
    }
}
