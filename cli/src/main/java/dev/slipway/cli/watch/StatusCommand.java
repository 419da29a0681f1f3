package dev.slipway.cli.watch;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.BrokerOptions;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of each target what serves, what runs, what waits and what is held; the log is all it asks. */
@Command(name = "status", description = "Show what serves, what runs, what waits and what is held.")
public final class StatusCommand extends ShellCommand {

    @Parameters(paramLabel = "APP/ENV", arity = "0..1", description = "Only this target.")
    private Optional<String> target;

    @Option(names = "--json", description = "One JSON array on standard output.")
    private boolean json;

    @Mixin
    private BrokerOptions connection;

    @Override
    protected ExitCode run() {
        var extent = LogReading.of(target);
        try (var log = EventLog.open(connection.broker(shell()), extent)) {
            var targets = Standing.of(LogReading.all(log, screen()));
            if (json) {
                screen().line(EventJson.text(targets));
            } else if (targets.isEmpty()) {
                screen().line(target.map(name -> "Nothing has been asked of " + name + " yet.")
                        .orElse("Nothing has been asked of any target yet; begin with `slipway request`."));
            } else {
                targets.forEach(this::print);
            }
            return ExitCode.DONE;
        }
    }

    private void print(TargetStatus status) {
        screen().line(Paint.BOLD.on(status.target(), screen()));
        screen().line("  serves   "
                + status.serving()
                        .map(serving -> serving.version()
                                + serving.entry().map(entry -> " at " + entry).orElse("") + ", for "
                                + age(serving.since()))
                        .orElse("nothing"));
        status.held()
                .ifPresent(held -> screen().line(Paint.RED.on("  HELD     ", screen()) + held.reason()
                        + "; look after it, then `slipway clear " + status.target() + " --reason …`"));
        status.running().ifPresent(work -> print("  runs     ", work));
        status.waiting().forEach(work -> print("  waits    ", work));
    }

    private void print(String label, TargetStatus.Work work) {
        screen().line(label + work.kind()
                + work.version().map(version -> " " + version).orElse("") + ", asked for " + age(work.since())
                + " ago: "
                + work.lately() + " (" + work.requestId() + ")");
    }

    private String age(Instant since) {
        return Words.of(Duration.between(since, shell().clock().instant()));
    }
}
