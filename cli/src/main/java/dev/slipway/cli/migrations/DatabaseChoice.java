package dev.slipway.cli.migrations;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.release.SecretReference;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Secrets;
import java.sql.SQLException;
import picocli.CommandLine.Option;

/** Where the database's address is kept; the address itself has a password in it and no business on a command line. */
final class DatabaseChoice {

    @Option(
            names = "--database-url-from",
            paramLabel = "REF",
            required = true,
            description = "Where postgresql://user:password@host:port/name is to be read: env:NAME or file:PATH.")
    private String written = "";

    DatabaseUrl url(Shell shell) {
        var reference = reference(shell);
        try {
            return DatabaseUrl.parse(new Secrets(shell.environment()).resolve(reference));
        } catch (GiveUp missing) {
            throw CannotGoOn.usage(String.valueOf(missing.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw CannotGoOn.usage(reference + ": " + wrong.getMessage());
        }
    }

    static CannotGoOn unreachable(DatabaseUrl url, SQLException failure) {
        return new CannotGoOn(
                ExitCode.NO_CONNECTION, "the database " + url + " cannot be asked: " + failure.getMessage(), failure);
    }

    /** What is no reference may be the secret itself, so it is not repeated. */
    private SecretReference reference(Shell shell) {
        var bare = written.startsWith("${") && written.endsWith("}")
                ? written.substring(2, written.length() - 1)
                : written;
        if (!bare.startsWith("env:") && !bare.startsWith("file:")) {
            throw CannotGoOn.usage(
                    "--database-url-from says where the address is kept, not the address: write env:NAME or"
                            + " file:PATH");
        }
        return bare.startsWith("file:")
                ? new SecretReference(
                        SecretReference.Source.FILE,
                        shell.resolve(bare.substring("file:".length())).toString())
                : SecretReference.parse("${" + bare + "}");
    }
}
