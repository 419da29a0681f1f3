package dev.slipway.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts come from strangers: none may hang or crash whoever reads them. */
class HostileScriptTest {

    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "$$",
            "$a$",
            "$",
            "$1",
            "E'",
            "U&'",
            "\\",
            "\\.",
            "\n",
            "\r\n",
            ";",
            "(",
            ")",
            "--",
            "/*",
            "*/",
            "begin",
            " atomic ",
            "end",
            "case",
            "create function f() ",
            "copy t from stdin;",
            "set ",
            "standard_conforming_strings = off;",
            "x",
            "é",
            "\uD83D",
            "\uDE00",
            "\0",
            " ",
            "-- slipway: ",
            "irreversible",
            "1e",
            "0x");

    @Test
    void any_heap_of_pieces_is_read_to_its_end_and_nothing_is_lost() {
        for (long seed = 0; seed < 20_000; seed++) {
            readsInOrder(seed);
        }
    }

    private static void readsInOrder(long seed) {
        var random = new SplittableRandom(seed);
        var text = random.ints(random.nextInt(1, 60), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());

        var script = SqlScript.parse(text);

        int from = 0;
        for (var statement : script.statements()) {
            int at = text.indexOf(statement.text(), from);
            assertThat(at).as(text).isGreaterThanOrEqualTo(from);
            from = at + statement.text().length();
            assertThat(statement.lineAt(Integer.MAX_VALUE)).isGreaterThanOrEqualTo(statement.line());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "/*",
                "'",
                "$a$",
                "$a",
                "--\n",
                ";",
                "begin atomic ",
                "create function f() begin atomic ",
                "\\x\n",
                "a ",
                "\n",
                "copy t from stdin;\n",
                "-- slipway: x\n",
                "case "
            })
    void a_million_repetitions_are_read_in_no_time(String piece) {
        var text = piece.repeat(1_000_000 / piece.length());

        assertTimeout(Duration.ofSeconds(10), () -> SqlScript.parse(text));
    }
}
