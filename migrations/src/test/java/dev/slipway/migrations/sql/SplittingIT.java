package dev.slipway.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.scratch.Login;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** PostgreSQL itself is asked where the statements of a script end. */
class SplittingIT {

    private static final List<String> VALUES = List.of(
            "'plain'",
            "'it''s; '",
            "'a\\'",
            "E'\\';\\\\'",
            "e'--;'",
            "$$;$$",
            "$a$ $$;$b$ ' $a$",
            "$ä$;$ä$",
            "U&'d\\0061;'",
            "N'n;'",
            "B'01'",
            "1 as \"a;b\"",
            "1 as \"a\"\"';\"",
            "1 as a$$",
            "1 as U&\"d;\"",
            "'a'\n  ';b'",
            "(select ';')",
            "case when true then ';' end",
            "1e5",
            "0.5",
            "'{\"a\": \";\"}'::jsonb ->> 'a'",
            "1 -- ;\n",
            "1 /* ; /* ; */ ' */",
            "5 */* ; */ 2",
            "5 --;\n + 1",
            "array[';', $$'$$]::text",
            "'/* ' || ' */'",
            "'--' || $$--$$");
    private static final List<String> BETWEEN =
            List.of("", "\n", " -- a 'comment;\n", " /* \" ; */ ", "\r\n", ";", " ; \n ; ");

    @Test
    void this_lexer_and_postgresql_agree_on_a_thousand_scripts() throws SQLException {
        var login = SharedServer.newDatabase().owner();
        for (long seed = 0; seed < 1_000; seed += 20) {
            agree(login, seed);
        }
    }

    private static void agree(Login login, long from) throws SQLException {
        var source = (PGSimpleDataSource) login.dataSource();
        source.setPreferQueryMode(PreferQueryMode.SIMPLE); // the driver then sends a script as it is
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (long seed = from; seed < from + 20; seed++) {
                var text = script(new SplittableRandom(seed));
                var script = SqlScript.parse(text);
                var oneByOne = new ArrayList<String>();
                for (var each : script.statements()) {
                    oneByOne.addAll(results(statement, each.text()));
                }

                assertThat(script.flaws()).as(text).isEmpty();
                assertThat(oneByOne).as(text).isEqualTo(results(statement, text));
            }
        }
    }

    private static String script(SplittableRandom random) {
        return random.ints(random.nextInt(1, 8), 0, VALUES.size())
                .mapToObj(value -> any(BETWEEN, random) + "select" + (random.nextBoolean() ? " " : "/**/")
                        + VALUES.get(value) + any(BETWEEN, random).replace(";", "") + ";")
                .collect(Collectors.joining());
    }

    private static String any(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> results(java.sql.Statement statement, String sql) throws SQLException {
        var results = new ArrayList<String>();
        boolean rows = statement.execute(sql);
        while (rows || statement.getUpdateCount() >= 0) {
            if (rows) {
                try (var result = statement.getResultSet()) {
                    result.next();
                    results.add(result.getMetaData().getColumnName(1) + "=" + result.getString(1));
                }
            }
            rows = statement.getMoreResults();
        }
        return results;
    }
}
