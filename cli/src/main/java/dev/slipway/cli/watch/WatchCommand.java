package dev.slipway.cli.watch;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.BrokerOptions;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.tell.Progress;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the story of one request from its beginning, and stays until it has ended. */
@Command(name = "watch", description = "Show what a request did and does, until its outcome.")
public final class WatchCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "Id of the request.")
    private String requestId = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Longest time to wait, such as 90s or 15m.")
    private Duration timeout = Duration.ofHours(1);

    @Mixin
    private BrokerOptions connection;

    @Override
    protected ExitCode run() {
        var extent = Extent.since(requestId).withHeartbeats();
        try (var log = EventLog.open(connection.broker(shell()), extent);
                var _ = Interruption.whileWaitingFor(requestId, screen())) {
            return new OutcomeWatch(log, shell().clock())
                    .of(requestId, timeout, new Progress(screen(), shell().clock()))
                    .map(OutcomeWatch.Ending::exitCode)
                    .orElseThrow(() -> new CannotGoOn(
                            ExitCode.STILL_RUNNING,
                            "no outcome of " + requestId + " within " + timeout.toSeconds()
                                    + " s; check the id with `slipway status`, or wait longer with --timeout"));
        }
    }
}
