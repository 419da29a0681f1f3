package dev.slipway.cli.watch;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.BrokerOptions;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.Sentences;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the log itself, for people who look for something and programs that take it elsewhere. */
@Command(name = "events", description = "List every event, oldest first.")
public final class EventsCommand extends ShellCommand {

    @Option(names = "--target", paramLabel = "APP/ENV", description = "Only this target's.")
    private Optional<String> target;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what happened within this time, such as 90s, 15m or 24h; else the whole log.")
    private Optional<Duration> since;

    @Option(names = "--follow", description = "Go on with what comes in, until interrupted.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Mixin
    private BrokerOptions connection;

    @Override
    protected ExitCode run() {
        var everything = LogReading.of(target);
        var extent = since.map(
                        length -> everything.from(shell().clock().instant().minus(length)))
                .orElse(everything);
        try (var log = EventLog.open(connection.broker(shell()), extent)) {
            LogReading.all(log, screen()).forEach(this::print);
            if (log.unreadable() > 0) {
                screen().error(log.unreadable() + " records are no events and were left out.");
            }
            while (follow && !screen().out().checkError()) {
                log.next(Duration.ofMillis(500)).forEach(this::print);
            }
            return ExitCode.DONE;
        }
    }

    private void print(Recorded recorded) {
        screen().line(json ? EventJson.of(recorded) : line(recorded));
    }

    private static String line(Recorded recorded) {
        var envelope = recorded.envelope();
        return "%s  %-20s  %s  %s: %s"
                .formatted(
                        recorded.at(),
                        envelope.getTarget(),
                        envelope.getRequestId(),
                        recorded.name(),
                        Sentences.of(recorded.event()));
    }
}
