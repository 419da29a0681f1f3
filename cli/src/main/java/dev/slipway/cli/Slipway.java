package dev.slipway.cli;

import dev.slipway.cli.backup.BackupCommand;
import dev.slipway.cli.backup.DrillCommand;
import dev.slipway.cli.backup.RehearsalCommand;
import dev.slipway.cli.backup.RestoreCommand;
import dev.slipway.cli.demo.DemoCommand;
import dev.slipway.cli.environment.EnvironmentCommand;
import dev.slipway.cli.migrations.MigrationsCommand;
import dev.slipway.cli.operate.KeysCommand;
import dev.slipway.cli.operate.TargetsCommand;
import dev.slipway.cli.operate.TopicsCommand;
import dev.slipway.cli.readiness.ReadinessCommand;
import dev.slipway.cli.request.ApproveCommand;
import dev.slipway.cli.request.CancelCommand;
import dev.slipway.cli.request.CheckCommand;
import dev.slipway.cli.request.ClearCommand;
import dev.slipway.cli.request.DenyCommand;
import dev.slipway.cli.request.RequestCommand;
import dev.slipway.cli.request.RollbackCommand;
import dev.slipway.cli.schedule.ScheduleCommand;
import dev.slipway.cli.up.DownCommand;
import dev.slipway.cli.up.UpCommand;
import dev.slipway.cli.watch.EventsCommand;
import dev.slipway.cli.watch.StatusCommand;
import dev.slipway.cli.watch.WatchCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The hand: everything a person or a CI job asks of the pipeline starts here. */
@Command(
        name = "slipway",
        description = "Deployments as a saga on Kafka: every one ends well or undoes itself.",
        version = "slipway 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            DemoCommand.class,
            TargetsCommand.class,
            CheckCommand.class,
            RequestCommand.class,
            RollbackCommand.class,
            CancelCommand.class,
            ApproveCommand.class,
            DenyCommand.class,
            ClearCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DrillCommand.class,
            RehearsalCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            EventsCommand.class,
            ScheduleCommand.class,
            TopicsCommand.class,
            KeysCommand.class,
            MigrationsCommand.class,
            EnvironmentCommand.class,
            ReadinessCommand.class
        })
public final class Slipway implements Runnable {

    private final Shell shell;

    @CommandLine.Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show the stack trace of an unexpected failure.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show how this command is used.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    private Slipway(Shell shell) {
        this.shell = shell;
    }

    public static void main(String... arguments) {
        System.exit(run(Shell.ofThisProcess(), arguments));
    }

    /** Runs one command line in a shell and gives its exit code; ends nothing but the command. */
    public static int run(Shell shell, String... arguments) {
        return commandLine(shell).execute(arguments);
    }

    static CommandLine commandLine(Shell shell) {
        var slipway = new Slipway(shell);
        var commands = new CommandLine(slipway)
                .setOut(new PrintWriter(shell.screen().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.screen().err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(shell.screen().colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .registerConverter(Duration.class, WrittenTime::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> Explanation.misusedOn(shell.screen(), wrong))
                .setExecutionExceptionHandler((failure, command, _) -> Explanation.of(failure)
                        .shownOn(
                                shell.screen(),
                                slipway.verbose,
                                command.getCommandSpec().qualifiedName()));
        listExitCodes(commands);
        return commands;
    }

    static Slipway of(CommandSpec spec) {
        return (Slipway) spec.root().userObject();
    }

    Shell shell() {
        return shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.screen().out());
    }

    private static void listExitCodes(CommandLine commands) {
        var codes = Arrays.stream(ExitCode.values()).map(ExitCode::line).toArray(String[]::new);
        commands.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        commands.getCommandSpec().usageMessage().exitCodeList(lines(codes));
        commands.getSubcommands().values().forEach(Slipway::listExitCodes);
    }

    private static Map<String, String> lines(String... codes) {
        return CommandLine.Model.UsageMessageSpec.keyValuesMap(codes);
    }
}
