package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks once more before something that does not come back; where nobody can be asked, it has to be said beforehand. */
final class Sureness {

    @Option(names = "--yes", description = "Do not ask; needed where there is no terminal to ask at.")
    private boolean yes;

    void of(String question, Shell shell) {
        if (yes) {
            return;
        }
        if (!shell.screen().live()) {
            throw CannotGoOn.usage("nothing was done, because there is no terminal to ask at: " + question
                    + " Say --yes if that is meant.");
        }
        if (!answered(question)) {
            throw new CannotGoOn(ExitCode.STOPPED, "nothing was done");
        }
    }

    private static boolean answered(String question) {
        return Optional.ofNullable(System.console())
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer ->
                        answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"))
                .isPresent();
    }
}
