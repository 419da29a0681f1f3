package dev.slipway.cli.up;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.tell.Paint;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything on this machine until it is told to stop. */
@Command(
        name = "up",
        description =
                "Run broker, store, registry and the five workers in this process; data on disk survives a restart.")
public final class UpCommand extends ShellCommand {

    private static final String USUAL_PORT = "19092";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where to keep everything. Else SLIPWAY_DATA, else ./.slipway where there is one, else ~/.slipway.")
    private Optional<String> data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = USUAL_PORT,
            description = "Port of the broker; store and registry take the two after it. 0 takes any free ones."
                    + " Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    protected ExitCode run() throws InterruptedException {
        var folder = DataFolder.of(data, shell());
        var machine = Machine.start(folder, Ports.from(port), screen()::passing);
        var stop = new OrderlyStop(machine, screen());
        stop.onInterrupt();
        new Welcome(machine, folder).on(screen());
        machine.failure().thenAccept(stop::because);
        stop.await();
        throw new CannotGoOn(
                ExitCode.UNEXPECTED,
                "the broker has stopped: " + stop.fault() + "; see "
                        + folder.logs().resolve("slipway.log") + ", then run " + Paint.BOLD.on("slipway up", screen())
                        + " again");
    }
}
