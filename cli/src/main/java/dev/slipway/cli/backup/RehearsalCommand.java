package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.BrokerOptions;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.log.Recorded;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.Rehearsal;
import dev.slipway.release.Target;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads again what migrations did on the copy. */
@Command(
        name = "rehearsal",
        description = "Show what migrations did on the copy of the database.",
        subcommands = RehearsalCommand.Show.class)
public final class RehearsalCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage("say what to do: `slipway rehearsal show` or `slipway rehearsal show REQUEST-ID`");
    }

    /** Prints the report of a request's rehearsal. */
    @Command(name = "show", description = "Print the report of a rehearsal.")
    static final class Show extends ShellCommand {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "Id of the request; else the last rehearsal.")
        private Optional<String> requestId;

        @Option(names = "--target", paramLabel = "APP/ENV", description = "Only this target's.")
        private Optional<String> target;

        @Option(names = "--json", description = "The event with it as one JSON object.")
        private boolean json;

        @Mixin
        private BrokerOptions connection;

        @Override
        protected ExitCode run() {
            var everywhere = requestId.map(Extent::since).orElseGet(Extent::everything);
            var extent = target.map(
                            written -> everywhere.of(Target.parse(written).toString()))
                    .orElse(everywhere);
            try (var log = EventLog.open(connection.broker(shell()), extent)) {
                var found = log.rest().stream()
                        .filter(recorded -> requestId.stream().allMatch(recorded::isAbout))
                        .filter(recorded -> rehearsal(recorded).isPresent())
                        .reduce((_, later) -> later)
                        .orElseThrow(this::none);
                screen().line(
                                json
                                        ? EventJson.of(found)
                                        : rehearsal(found)
                                                .orElseThrow()
                                                .getText()
                                                .strip());
                return ExitCode.DONE;
            }
        }

        private CannotGoOn none() {
            return CannotGoOn.usage("the log knows of no rehearsal"
                    + requestId.map(id -> " of " + id).orElse("")
                    + target.map(where -> " on " + where).orElse("")
                    + "; there is one when a release with migrations goes to a target with a database");
        }

        private static Optional<Rehearsal> rehearsal(Recorded recorded) {
            return switch (recorded.event()) {
                case BackupVerified verified -> verified.getRehearsal();
                case BackupRefused refused -> refused.getRehearsal();
                default -> Optional.empty();
            };
        }
    }
}
