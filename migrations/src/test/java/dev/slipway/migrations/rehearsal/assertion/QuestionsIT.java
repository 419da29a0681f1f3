package dev.slipway.migrations.rehearsal.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.scratch.Login;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsIT {

    private Login owner;

    @BeforeEach
    void someData() {
        owner = SharedServer.newDatabase().owner();
        SharedServer.execute(owner, "create table t (x int); insert into t values (1), (2)");
    }

    @Test
    void every_kind_of_value_is_compared_in_its_usual_words() throws SQLException {
        assertThat(asked("select count(*) from t", "2").holds()).isTrue();
        assertThat(asked("select true", "true").holds()).isTrue();
        assertThat(asked("select null::int", "null").holds()).isTrue();
        assertThat(asked("with c as (select x from t) select sum(x) from c -- all of them;", "3")
                        .holds())
                .isTrue();
        assertThat(asked("select 'a' ; ", "a").holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from t returning 1",
                "select 1; delete from t",
                "select 1) as a (value); delete from t; select 1 from (select 1",
                "with d as (delete from t returning x) select count(*) from d",
                "select x from t",
                "select x from t where false",
                "select 1, 2",
                "select nothing",
                "select pg_sleep(30)"
            })
    void what_is_no_question_with_one_answer_fails_and_changes_nothing(String query) throws SQLException {
        assertThat(asked(query, "1").holds()).isFalse();
        assertThat(SharedServer.ask(owner, "select count(*) from t")).containsExactly("2");
    }

    private AssertionResult asked(String query, String expected) throws SQLException {
        var questions = new Questions(
                List.of(new Assertion("a", query, new Expectation.Always(expected))), Duration.ofMillis(300));
        return questions
                .after(owner.dataSource(), questions.before(owner.dataSource()))
                .getFirst();
    }
}
