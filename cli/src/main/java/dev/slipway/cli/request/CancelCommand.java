package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.connect.SigningOptions;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.release.Target;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a request to be stopped; what it has done already is undone. */
@Command(name = "cancel", description = "Stop a request that waits or runs, and undo what it did.")
public final class CancelCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "Id of the request.")
    private String subject = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for those who read the log.")
    private String reason = "";

    @Mixin
    private SigningOptions connection;

    @Mixin
    private Waiting waiting;

    @Override
    protected ExitCode run() {
        var reach = connection.broker(shell());
        var key = connection.signingKey(shell());
        var target = targetOf(subject, reach);
        try (var publisher = RequestPublisher.open(reach, key, shell().clock())) {
            var request = new RequestForms(key.id(), shell().clock()).cancel(target, subject, reason);
            var requestId = publisher.publish(request);
            var sentence = "Asked to cancel " + subject + " on " + target + ": " + requestId;
            return waiting.after(
                    new Waiting.Published(requestId, target.toString(), Optional.empty(), sentence), reach, shell());
        }
    }

    private static Target targetOf(String requestId, Broker broker) {
        try (var log = EventLog.open(broker, Extent.since(requestId))) {
            return log.rest().stream()
                    .filter(recorded -> recorded.isAbout(requestId))
                    .findFirst()
                    .map(recorded -> Target.parse(recorded.envelope().getTarget()))
                    .orElseThrow(() -> CannotGoOn.usage(
                            "nobody has asked for " + requestId + "; `slipway status` lists what runs and waits"));
        }
    }
}
