package dev.slipway.migrations.rehearsal.assertion;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Asks assertions of a database that people write to meanwhile. What should be unchanged is asked of the copy only: here
 * nobody could tell whether it was the migrations that have changed it.
 */
public record LiveQuestions(List<Assertion> assertions, Duration patience) {

    public LiveQuestions {
        assertions = List.copyOf(assertions);
    }

    /** What has to hold now, before the migrations or after them. */
    public List<AssertionResult> ask(DataSource database, boolean migrated) {
        var now = assertions.stream()
                .flatMap(assertion -> expected(assertion, migrated))
                .toList();
        var answers = new Questions(now.stream().map(Expected::question).toList(), patience).before(database);
        return now.stream()
                .map(each ->
                        each.judge(answers.byName().getOrDefault(each.question().name(), new Answer.NotAsked())))
                .toList();
    }

    private static Stream<Expected> expected(Assertion assertion, boolean migrated) {
        return switch (assertion.expectation()) {
            case Expectation.Always(var value) -> Stream.of(new Expected(assertion, value));
            case Expectation.Afterwards(var value)
            when migrated ->
                Stream.of(new Expected(
                        new Assertion(assertion.name(), assertion.query(), new Expectation.Always(value)), value));
            case Expectation.Afterwards later -> Stream.empty();
            case Expectation.Unchanged copyOnly -> Stream.empty();
        };
    }

    private record Expected(Assertion question, String value) {

        AssertionResult judge(Answer answer) {
            return switch (answer) {
                case Answer.Value seen when seen.is(value) -> result(true, "is " + seen.text());
                case Answer.Value(var other) -> result(false, "is " + other + ", and should be " + value);
                case Answer.None(var why) -> result(false, why);
                case Answer.NotAsked nobody -> result(false, "was not asked");
            };
        }

        private AssertionResult result(boolean holds, String outcome) {
            return new AssertionResult(question.name(), holds, outcome);
        }
    }
}
