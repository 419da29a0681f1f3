package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.BrokerOptions;
import dev.slipway.runtime.kafka.Topics;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics as the contract says, and checks that they still are. */
@Command(
        name = "topics",
        description = "Make the topics of the pipeline on a broker, or check them.",
        subcommands = {TopicsCommand.Check.class, TopicsCommand.Create.class})
public final class TopicsCommand extends ShellCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage("say what to do: `slipway topics check` or `slipway topics create`");
    }

    /** Compares the topics with the contract and says every difference. */
    @Command(name = "check", description = "Compare the topics with what the pipeline needs.")
    static final class Check extends ShellCommand {

        @Mixin
        private BrokerOptions connection;

        @Override
        protected ExitCode run() {
            try (var admin = connection.broker(shell()).admin()) {
                var findings = new Topics(admin, PATIENCE).check();
                findings.problems().forEach(problem -> screen().error(problem));
                if (findings.partitions().isEmpty()) {
                    throw CannotGoOn.usage(
                            "the topics are not as the pipeline needs them; `slipway topics create` makes"
                                    + " missing ones, settings are changed with kafka-configs.sh");
                }
                screen().line("Every topic is as it must be, with "
                        + findings.partitions().get() + " partitions each.");
                return ExitCode.DONE;
            }
        }
    }

    /** Makes what is missing and leaves what is there. */
    @Command(name = "create", description = "Make the topics that are missing.")
    static final class Create extends ShellCommand {

        @Option(names = "--partitions", defaultValue = "4", description = "Partitions of each, the same for all.")
        private int partitions;

        @Option(names = "--replication", defaultValue = "1", description = "Copies of each; 3 on a cluster.")
        private short replication;

        @Mixin
        private BrokerOptions connection;

        @Override
        protected ExitCode run() {
            try (var admin = connection.broker(shell()).admin()) {
                var made = new Topics(admin, PATIENCE).create(partitions, replication);
                made.forEach(name -> screen().line("made " + name));
                screen().line(made.isEmpty() ? "Every topic was there already." : made.size() + " topics made.");
                return ExitCode.DONE;
            }
        }
    }
}
