package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.request.Asking;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a backup in the place of the database; what that loses is counted, and somebody has to say yes to it. */
@Command(
        name = "restore",
        description = "Put a backup in the place of the database. What has come since is counted first, and nothing"
                + " happens until somebody approves of losing it.")
public final class RestoreCommand extends ShellCommand {

    @Option(
            names = "--backup",
            paramLabel = "ID",
            required = true,
            description = "The backup; see `slipway backup list`.")
    private String backup = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for those who read the log; needed unless it goes --into another database.")
    private String reason = "";

    @Option(
            names = "--into",
            paramLabel = "REF",
            description = "Restore into this empty database instead, without the pipeline and without touching the"
                    + " target: env:NAME or file:PATH of its postgresql:// address.")
    private Optional<String> into;

    @Mixin
    private Sureness sure;

    @Mixin
    private VaultChoice vaults;

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() throws Exception {
        return into.isPresent()
                ? OtherPlace.of(into.get(), shell()).restore(vaults.find(backup, shell(), asking.data()), shell())
                : inPlace();
    }

    private ExitCode inPlace() {
        if (reason.isBlank()) {
            throw CannotGoOn.usage("a restore needs a --reason, because others lose what they have written since");
        }
        var where = vaults.target(shell(), asking.data());
        sure.of("Put backup " + backup + " in the place of the database of " + where + "?", shell());
        return asking.decide(
                shell(),
                "Asked to put backup " + backup + " back into " + where,
                forms -> forms.restore(where, backup, reason));
    }
}
