package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.release.Target;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where applications live on this machine. */
@Command(
        name = "targets",
        description = "Say where applications live on this machine.",
        subcommands = {TargetsCommand.Add.class, TargetsCommand.ListThem.class})
public final class TargetsCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage("say what to do: `slipway targets add APP/ENV` or `slipway targets list`");
    }

    /** Which targets.yaml is meant. */
    static final class Place {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Folder of the `slipway up` that is meant. Else SLIPWAY_DATA, ./.slipway, ~/.slipway.")
        private Optional<String> data;

        DataFolder folder(Shell shell) {
            return DataFolder.of(data, shell);
        }
    }

    /** Adds a target that the local key may ask for. */
    @Command(name = "add", description = "Add a target that runs on this host, for the local key.")
    static final class Add extends ShellCommand {

        @Parameters(paramLabel = "APP/ENV", description = "The target, such as shop/production.")
        private String target = "";

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "Port that its users call; else a free one from 8080 on.")
        private Optional<Integer> port;

        @Option(
                names = "--runtime",
                paramLabel = "RUNTIME",
                defaultValue = "processes",
                description =
                        "What releases run as: processes behind Slipway's own proxy, or docker, which is containers"
                                + " behind HAProxy. Default: ${DEFAULT-VALUE}.")
        private LocalRuntime runtime = LocalRuntime.PROCESSES;

        @Mixin
        private Place place;

        @Override
        protected ExitCode run() {
            var wanted = Target.parse(target);
            var data = place.folder(shell());
            var file = new TargetsFile(data.targets());
            var operations = file.read();
            if (operations.rules(wanted).isPresent()) {
                throw CannotGoOn.usage(wanted + " is in " + data.targets() + " already; change it there");
            }
            var chosen = port.orElseGet(() -> FreePort.outside(operations.targets().values().stream()
                    .map(rules -> TargetsFile.routerOf(rules).port())
                    .collect(Collectors.toSet())));
            file.add(wanted, runtime.ground(chosen, shell()), nameOfLocalKey(operations, data));
            screen().line("Added " + wanted + " to " + data.targets() + "; its users call http://127.0.0.1:" + chosen);
            return ExitCode.DONE;
        }

        private static String nameOfLocalKey(Operations operations, DataFolder data) {
            var id = KeyFile.read(data.key()).id();
            return operations
                    .key(id)
                    .orElseThrow(() -> CannotGoOn.usage("the key " + data.key() + " is not trusted in " + data.targets()
                            + "; run `slipway keys trust " + data.key() + "` first"))
                    .name();
        }
    }

    /** Lists the targets and where their users call them. */
    @Command(name = "list", description = "List the targets.")
    static final class ListThem extends ShellCommand {

        @Mixin
        private Place place;

        @Override
        protected ExitCode run() {
            var targets =
                    new TargetsFile(place.folder(shell()).targets()).read().targets();
            if (targets.isEmpty()) {
                screen().line("There are no targets yet; add one with `slipway targets add APP/ENV`.");
            }
            targets.values().stream()
                    .sorted(Comparator.comparing(TargetRules::target))
                    .forEach(rules -> screen().line("%-30s processes, http://%s"
                            .formatted(rules.target(), TargetsFile.routerOf(rules))));
            return ExitCode.DONE;
        }
    }
}
