package dev.slipway.release.compose.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.release.yaml.Problem;
import dev.slipway.release.yaml.Problems;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {

    private final Problems problems = new Problems(".env");

    @Test
    void reads_variables_as_compose_does() {
        assertThat(read("""
                # a comment

                PLAIN=value # a comment
                HASH=a#b
                SPACED = around
                export EXPORTED=yes
                YAML: style
                SINGLE='$PLAIN # "kept" \\n'
                DOUBLE="$PLAIN \\"quoted\\" \\t\\$PLAIN"
                MULTI="one
                two"
                DEFAULT=${NOPE:-none}/${PLAIN}
                EMPTY=
                dotted.na-me[0]=1
                9DIGIT=ignored
                """))
                .containsExactly(
                        entry("PLAIN", "value"),
                        entry("HASH", "a#b"),
                        entry("SPACED", "around"),
                        entry("EXPORTED", "yes"),
                        entry("YAML", "style"),
                        entry("SINGLE", "$PLAIN # \"kept\" \\n"),
                        entry("DOUBLE", "value \"quoted\" \t$PLAIN"),
                        entry("MULTI", "one\ntwo"),
                        entry("DEFAULT", "none/value"),
                        entry("EMPTY", ""),
                        entry("dotted.na-me[0]", "1"));
    }

    @Test
    void takes_a_name_alone_from_the_surroundings() {
        assertThat(read("OUTSIDE\nUNKNOWN\nLAST")).containsExactly(entry("OUTSIDE", "from outside"));
    }

    @Test
    void prefers_the_surroundings_when_one_variable_refers_to_another() {
        assertThat(read("OUTSIDE=mine\nB=$OUTSIDE"))
                .containsEntry("OUTSIDE", "mine")
                .containsEntry("B", "from outside");
    }

    @Test
    void reads_a_file_that_begins_with_a_byte_order_mark_and_has_windows_lines() {
        assertThat(read("\uFEFFA=1\r\nB=2\r\n")).containsExactly(entry("A", "1"), entry("B", "2"));
    }

    @Test
    void says_which_lines_it_cannot_read() {
        assertThat(read("A=1\nB%=2\nC=\"open\nD e=3\n")).containsOnlyKeys("A");
        assertThat(problems.asException().problems())
                .extracting(Problem::toString)
                .containsExactly(
                        ".env:2:1: is not a variable: `%` is not allowed in a name; write NAME=value",
                        ".env:3:1: has a value whose \" is never closed",
                        ".env:4:1: is not a variable: `D e` is no name; write NAME=value");
    }

    @Test
    void stops_variables_that_double_each_other() {
        var text = new StringBuilder("A0=xxxxxxxxxxxxxxxx\n");
        for (var i = 1; i < 64; i++) {
            text.append("A%d=$A%d$A%d\n".formatted(i, i - 1, i - 1));
        }
        var _ = read(text.toString());

        assertThat(problems.asException().problems().getFirst().message()).contains("grows beyond");
    }

    @Test
    void reads_raw_lines_as_they_are() {
        assertThat(new EnvironmentFile("raw.env", "# no\nA='$B' # kept\n\nB=\n")
                        .readRaw(problems)
                        .values())
                .containsExactly(entry("A", "'$B' # kept"), entry("B", ""));
    }

    private Map<String, String> read(String content) {
        var known = new Variables(Map.of("OUTSIDE", "from outside"));
        return new EnvironmentFile(".env", content)
                .read(known::get, new Budget(), problems)
                .values();
    }
}
