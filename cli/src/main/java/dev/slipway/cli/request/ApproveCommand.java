package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says yes to a plan, or to what a restore loses: shows it, and signs its digest, so that the yes is to nothing else. */
@Command(
        name = "approve",
        description =
                "Show the plan of a request that waits for approval, or what a restore would lose, and say yes to it.")
public final class ApproveCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "Id of the request.")
    private String subject = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for those who read the log.")
    private String reason = "";

    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description =
                    "Say yes only to the plan, or the loss, of this digest; its first letters are enough. Else to what"
                            + " waits now.")
    private Optional<String> digest;

    @Option(
            names = "--emergency",
            description = "Let it go ahead without the others whose yes is missing. Takes the right to"
                    + " override-approval and a --reason, and is told to everybody.")
    private boolean emergency;

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() {
        if (emergency && reason.isBlank()) {
            throw CannotGoOn.usage("an emergency needs a --reason, because the others were not asked");
        }
        var question = OpenQuestion.of(subject, asking.broker(shell()));
        digest.filter(wanted -> !question.digest().startsWith(wanted)).ifPresent(wanted -> {
            throw CannotGoOn.usage("what waits of " + subject + " is " + question.digest() + " now, not " + wanted
                    + "; look at it with `slipway watch " + subject + "` before you approve it");
        });
        question.lines().forEach(asking.screen(shell())::line);
        return asking.decide(
                shell(),
                "Said yes to " + question.subject() + " of " + subject,
                forms -> forms.approve(question.target(), subject, question.digest(), reason, emergency));
    }
}
