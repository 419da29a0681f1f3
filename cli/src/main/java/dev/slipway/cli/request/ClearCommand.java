package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.SigningOptions;
import dev.slipway.release.Target;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a person has looked after a held target; what was found goes into the log under that person's key. */
@Command(name = "clear", description = "Give a held target free again.")
public final class ClearCommand extends ShellCommand {

    @Parameters(paramLabel = "APP/ENV", description = "The target, such as shop/production.")
    private String target = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "What was found and done.")
    private String reason = "";

    @Mixin
    private SigningOptions connection;

    @Mixin
    private Waiting waiting;

    @Override
    protected ExitCode run() {
        var where = Target.parse(target);
        var reach = connection.broker(shell());
        var key = connection.signingKey(shell());
        try (var publisher = RequestPublisher.open(reach, key, shell().clock())) {
            var requestId = publisher.publish(new RequestForms(key.id(), shell().clock()).clear(where, reason));
            var sentence = "Asked to give " + where + " free: " + requestId;
            return waiting.after(
                    new Waiting.Published(requestId, where.toString(), Optional.empty(), sentence), reach, shell());
        }
    }
}
