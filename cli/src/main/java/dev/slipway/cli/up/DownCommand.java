package dev.slipway.cli.up;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataFolder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes everything down: Slipway itself where it runs, then every service and router that it started. */
@Command(
        name = "down",
        description = "Stop Slipway on this machine with every service and router that it started; the data stays.")
public final class DownCommand extends ShellCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the `slipway up` that is meant. Else SLIPWAY_DATA, ./.slipway, ~/.slipway.")
    private Optional<String> data;

    @Override
    protected ExitCode run() throws Exception {
        var folder = DataFolder.of(data, shell());
        if (!Files.isDirectory(folder.path())) {
            throw CannotGoOn.usage("there is no " + folder + ", so nothing runs there; name another with --data");
        }
        try (var _ = claimed(folder)) {
            var stopped = Deployed.in(folder).stop();
            stopped.forEach(sentence -> screen().line(sentence));
            screen().line(stopped.isEmpty() ? "Nothing ran." : "All stopped. The data stays in " + folder + ".");
        }
        return ExitCode.DONE;
    }

    private Claim claimed(DataFolder folder) throws Exception {
        var free = Claim.tryOn(folder);
        if (free.isPresent()) {
            return free.get();
        }
        var holder = Claim.holderOf(folder);
        var process = ProcessHandle.of(Long.parseLong(holder)).orElseThrow(() -> stillThere(folder, holder));
        screen().line("Stopping Slipway, process " + holder + " …");
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw stillThere(folder, holder);
        }
        return Claim.on(folder);
    }

    private static CannotGoOn stillThere(DataFolder folder, String holder) {
        return new CannotGoOn(
                ExitCode.UNEXPECTED,
                "process " + holder + " holds " + folder + " and does not end; look at it, then run this again");
    }
}
