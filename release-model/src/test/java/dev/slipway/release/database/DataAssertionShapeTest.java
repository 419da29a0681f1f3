package dev.slipway.release.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.ApplicationFile;
import dev.slipway.release.database.DataAssertion.After;
import dev.slipway.release.database.DataAssertion.Is;
import dev.slipway.release.database.DataAssertion.Unchanged;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataAssertionShapeTest {

    @Test
    void each_says_in_one_of_three_ways_which_answer_is_right() {
        assertThat(written("""
                    - {name: no orphans, query: select count(*) from orders where user_id is null, is: 0}
                    - {name: all have a nick, query: select bool_and(nick is not null) from users, after: true}
                    - {name: as many users, query: select count(*) from users, unchanged: true}
                    - {name: nothing, query: "select ''", is: ""}
                """))
                .containsExactly(
                        new DataAssertion(
                                "no orphans", "select count(*) from orders where user_id is null", new Is("0")),
                        new DataAssertion(
                                "all have a nick", "select bool_and(nick is not null) from users", new After("true")),
                        new DataAssertion("as many users", "select count(*) from users", new Unchanged()),
                        new DataAssertion("nothing", "select ''", new Is("")));
    }

    @Test
    void without_any_there_are_none() {
        assertThat(written("    []")).isEmpty();
    }

    @Test
    void one_without_an_answer_or_with_two_is_refused() {
        assertThatThrownBy(() -> written("    - {name: a, query: select 1}"))
                .hasMessageContaining("one of `is`, `after` and `unchanged`");
        assertThatThrownBy(() -> written("    - {name: a, query: select 1, is: 1, after: 2}"))
                .hasMessageContaining("one of `is`, `after` and `unchanged`");
        assertThatThrownBy(() -> written("    - {name: a, query: select 1, unchanged: false}"))
                .hasMessageContaining("unchanged");
        assertThatThrownBy(() -> written("    - {name: a, query: select 1, equals: 1}"))
                .hasMessageContaining("equals");
    }

    @Test
    void two_of_one_name_and_too_many_are_refused() {
        var one = "    - {name: a, query: select 1, is: 1}\n";
        assertThatThrownBy(() -> written(one + one)).hasMessageContaining("two assertions of one name");
        var many = new StringBuilder();
        for (int i = 0; i <= 50; i++) {
            many.append("    - {name: a").append(i).append(", query: select 1, is: 1}\n");
        }
        assertThatThrownBy(() -> written(many.toString())).hasMessageContaining("at most 50");
    }

    private static List<DataAssertion> written(String assertions) {
        var content = """
                application: shop
                services: {web: {command: [serve], health: /health}}
                database:
                  assertions:
                """ + assertions;
        return ApplicationFile.parse(content.getBytes(StandardCharsets.UTF_8))
                .vetting()
                .assertions();
    }
}
