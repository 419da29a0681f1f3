package dev.slipway.migrations.rehearsal.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.rehearsal.assertion.Answer.None;
import dev.slipway.migrations.rehearsal.assertion.Answer.NotAsked;
import dev.slipway.migrations.rehearsal.assertion.Answer.Value;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void one_that_always_holds_is_held_to_both_answers() {
        var always = new Expectation.Always("0");

        assertThat(judged(always, new Value("0"), new Value("0")))
                .isEqualTo(new AssertionResult("a", true, "is 0 before and after"));
        assertThat(judged(always, new Value("3"), new Value("0")).outcome()).contains("3 already before");
        assertThat(judged(always, new Value("0"), new Value("3")).outcome()).contains("3 after", "should be 0");
    }

    @Test
    void one_for_afterwards_does_not_care_about_before() {
        assertThat(judged(new Expectation.Afterwards("7"), new NotAsked(), new Value("7"))
                        .holds())
                .isTrue();
        assertThat(judged(new Expectation.Afterwards("7"), new NotAsked(), new Value("8"))
                        .holds())
                .isFalse();
    }

    @Test
    void what_is_unchanged_may_be_anything() {
        assertThat(judged(new Expectation.Unchanged(), new Value("x"), new Value("x"))
                        .holds())
                .isTrue();
        assertThat(judged(new Expectation.Unchanged(), new Value("x"), new Value("y"))
                        .outcome())
                .isEqualTo("it was x before the migrations and is y after them");
    }

    @Test
    void numbers_are_compared_as_numbers_and_everything_else_as_text() {
        assertThat(new Value("12.50").is("12.5")).isTrue();
        assertThat(new Value("007").is("7")).isTrue();
        assertThat(new Value("true").is("t")).isFalse();
        assertThat(new Value("null").is("")).isFalse();
    }

    @Test
    void a_question_without_an_answer_fails_whatever_was_expected() {
        assertThat(judged(new Expectation.Unchanged(), new None("no such table"), new None("no such table")))
                .isEqualTo(new AssertionResult("a", false, "before the migrations: no such table"));
        assertThat(judged(new Expectation.Afterwards("1"), new NotAsked(), new None("two rows"))
                        .outcome())
                .isEqualTo("after the migrations: two rows");
    }

    private static AssertionResult judged(Expectation expectation, Answer before, Answer after) {
        return Judgement.of(new Assertion("a", "select 1", expectation), before, after);
    }
}
