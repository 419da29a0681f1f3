package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

    private final TestShell shell = new TestShell(Path.of("/nowhere"));

    @Test
    void every_command_says_what_it_is_for_and_lists_the_exit_codes() {
        for (var command : commands()) {
            var said = shell.run(withHelp(command));

            assertThat(said.exitCode()).as(command.toString()).isZero();
            assertThat(said.out())
                    .contains("Usage: slipway")
                    .contains("Exit codes:")
                    .contains("the request was rejected");
        }
    }

    @Test
    void every_option_and_parameter_is_explained() {
        for (var spec : specs(Slipway.commandLine(Shell.ofThisProcess()))) {
            assertThat(spec.getCommandSpec().args())
                    .as(spec.getCommandName())
                    .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
        }
    }

    @Test
    void exit_codes_are_distinct() {
        assertThat(ExitCode.values()).extracting(ExitCode::number).doesNotHaveDuplicates();
        assertThat(CommandLine.ExitCode.USAGE).isEqualTo(ExitCode.USAGE.number());
    }

    private static List<List<String>> commands() {
        var found = new ArrayList<List<String>>();
        specs(Slipway.commandLine(Shell.ofThisProcess()))
                .forEach(command -> found.add(
                        List.of(command.getCommandSpec().qualifiedName().split(" "))));
        return found;
    }

    private static List<CommandLine> specs(CommandLine command) {
        var found = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(sub -> found.addAll(specs(sub)));
        return found;
    }

    private static String[] withHelp(List<String> command) {
        var arguments = new ArrayList<>(command.subList(1, command.size()));
        arguments.add("--help");
        return arguments.toArray(String[]::new);
    }

    @Test
    void calls_a_misspelt_option_unknown_and_not_another_one_missing() {
        var said = new TestShell(Path.of("/")).run("request", "--enviroment", "production");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("Unknown option: '--enviroment'").doesNotContain("Missing");
    }
}
