package dev.slipway.cli.schedule;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.SigningOptions;
import dev.slipway.cli.request.RequestPublisher;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for scheduled backups and drills, wherever Slipway does not run as `slipway up`, which does so by itself. */
@Command(
        name = "schedule",
        description = "Ask for the backups and drills that targets.yaml schedules, each when it is due, until stopped."
                + " Several of these do no harm: each thing is asked for under one id.")
public final class ScheduleCommand extends ShellCommand {

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "The operator's targets.yaml; else that of the data folder of `slipway up`.")
    private Optional<String> targets;

    @Option(names = "--list", description = "Only say what is due next, and end.")
    private boolean list;

    @Mixin
    private SigningOptions connection;

    @Override
    protected ExitCode run() throws InterruptedException {
        var file = targets.map(shell()::resolve)
                .orElseGet(() -> connection.data().folder(shell()).targets());
        return list ? listed(file) : asked(file);
    }

    private ExitCode listed(Path file) {
        var next = new Timetable(read(file)).after(shell().clock().instant());
        next.forEach(due -> screen().line(due.at() + "  " + due));
        if (next.isEmpty()) {
            screen().line("Nothing is scheduled; `database.backup.schedule` and `drill` in " + file + " say when.");
        }
        return ExitCode.DONE;
    }

    private ExitCode asked(Path file) throws InterruptedException {
        read(file);
        var key = connection.signingKey(shell());
        var operations = OperationsFile.open(file, screen()::error);
        var clockwork = new Clockwork(operations::current, shell().clock());
        Runtime.getRuntime().addShutdownHook(new Thread(clockwork::close, "stop"));
        try (var publisher = RequestPublisher.open(connection.broker(shell()), key, shell().clock())) {
            screen().line("Asking for what " + file + " schedules. Ctrl-C ends it.");
            clockwork.run(publisher, key.id(), screen()::line);
        }
        return ExitCode.DONE;
    }

    private static Operations read(Path file) {
        if (!Files.exists(file)) {
            throw CannotGoOn.usage("there is no " + file + "; name the operator's file with --targets");
        }
        return OperationsFile.read(file);
    }
}
