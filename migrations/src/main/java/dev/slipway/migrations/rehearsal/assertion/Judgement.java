package dev.slipway.migrations.rehearsal.assertion;

import dev.slipway.migrations.rehearsal.assertion.Answer.None;
import dev.slipway.migrations.rehearsal.assertion.Answer.Value;
import dev.slipway.migrations.rehearsal.assertion.Expectation.Afterwards;
import dev.slipway.migrations.rehearsal.assertion.Expectation.Always;
import dev.slipway.migrations.rehearsal.assertion.Expectation.Unchanged;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds what was answered against what was expected. */
final class Judgement {

    private Judgement() {}

    static AssertionResult of(Assertion assertion, @Nullable Answer before, @Nullable Answer after) {
        var first = Objects.requireNonNull(before, assertion.name());
        var then = Objects.requireNonNull(after, assertion.name());
        if (first instanceof None(var why)) {
            return new AssertionResult(assertion.name(), false, "before the migrations: " + why);
        }
        if (then instanceof None(var why)) {
            return new AssertionResult(assertion.name(), false, "after the migrations: " + why);
        }
        return switch (assertion.expectation()) {
            case Always(var value) ->
                first instanceof Value seen && !seen.is(value)
                        ? new AssertionResult(
                                assertion.name(),
                                false,
                                "it is %s already before the migrations, and should be %s"
                                        .formatted(seen.text(), value))
                        : compared(assertion, then, value, "is %s before and after");
            case Afterwards(var value) -> compared(assertion, then, value, "is %s afterwards");
            case Unchanged() -> unchanged(assertion, (Value) first, (Value) then);
        };
    }

    private static AssertionResult compared(Assertion assertion, Answer after, String expected, String well) {
        return after instanceof Value seen && seen.is(expected)
                ? new AssertionResult(assertion.name(), true, well.formatted(expected))
                : new AssertionResult(
                        assertion.name(),
                        false,
                        "it is %s after the migrations, and should be %s"
                                .formatted(after instanceof Value(var text) ? text : "unknown", expected));
    }

    private static AssertionResult unchanged(Assertion assertion, Value before, Value after) {
        return after.is(before.text())
                ? new AssertionResult(assertion.name(), true, "is still " + after.text())
                : new AssertionResult(
                        assertion.name(),
                        false,
                        "it was %s before the migrations and is %s after them".formatted(before.text(), after.text()));
    }
}
