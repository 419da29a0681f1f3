package dev.slipway.parts.database;

import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.migrations.rehearsal.assertion.Expectation;
import dev.slipway.release.Application;
import dev.slipway.release.database.DataAssertion;
import java.util.List;

/** What a release's makers say that its migrations must not make untrue. */
public final class ShippedAssertions {

    private ShippedAssertions() {}

    public static List<Assertion> of(Application application) {
        return application.vetting().assertions().stream()
                .map(written -> new Assertion(written.name(), written.query(), expectation(written.expected())))
                .toList();
    }

    private static Expectation expectation(DataAssertion.Expected expected) {
        return switch (expected) {
            case DataAssertion.Is(var value) -> new Expectation.Always(value);
            case DataAssertion.After(var value) -> new Expectation.Afterwards(value);
            case DataAssertion.Unchanged() -> new Expectation.Unchanged();
        };
    }
}
