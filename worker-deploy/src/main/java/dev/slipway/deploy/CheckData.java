package dev.slipway.deploy;

import dev.slipway.events.DataAsserted;
import dev.slipway.events.Evidence;
import dev.slipway.events.Verdict;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.parts.database.ShippedAssertions;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.List;
import java.util.stream.Collectors;

/** Holds the real database to what a release says about its data: before it is migrated, and before anything starts. */
final class CheckData {

    static final String BEFORE = "before";
    static final String AFTER = "after";

    private final Yard yard;
    private final Walk walk;
    private final TurnBack turnBack;

    CheckData(Yard yard, Walk walk, TurnBack turnBack) {
        this.yard = yard;
        this.walk = walk;
        this.turnBack = turnBack;
    }

    Next run(String when, Step step) {
        var rollout = Logbook.of(step).rolloutOf(step.requestId(), Phase.STARTING);
        if (rollout.isEmpty()) {
            return Next.ignore("The rollout is not starting any more.");
        }
        boolean migrated = when.equals(AFTER);
        var assertions = ShippedAssertions.of(
                yard.bundles().read(Yard.target(step), rollout.get().release()));
        if (assertions.isEmpty()) {
            return further(migrated, rollout.get(), step);
        }
        step.progress("Asking the database whether what the release says about its data is true.");
        var results = ChooseWayBack.schema(yard, step).ask(assertions, migrated);
        var told = Next.publish(DataAsserted.newBuilder()
                .setEnvelope(step.envelope())
                .setMigrated(migrated)
                .setFindings(results.stream().map(CheckData::evidence).toList())
                .build());
        var wrong = results.stream().filter(result -> !result.holds()).toList();
        return wrong.isEmpty()
                ? told.and(further(migrated, rollout.get(), step))
                : told.and(turnBack.failed(
                        step, Steps.CHECK_DATA, Says.reason("assertion-fails", sentence(wrong, migrated))));
    }

    Next gaveUp(String when, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.CHECK_DATA, why.reason());
    }

    private Next further(boolean migrated, Rollout rollout, Step step) {
        return migrated
                ? walk.on(Logbook.of(step), rollout, step)
                : Next.nothing().then(Steps.MIGRATE, "0");
    }

    private static String sentence(List<AssertionResult> wrong, boolean migrated) {
        return "What slipway.yaml says about the data is not true of the real database "
                + (migrated ? "after its migrations: " : "even before its migrations, which were not run: ")
                + wrong.stream().map(one -> one.name() + " " + one.outcome()).collect(Collectors.joining("; ")) + ".";
    }

    private static Evidence evidence(AssertionResult result) {
        return Evidence.newBuilder()
                .setName(result.name())
                .setVerdict(result.holds() ? Verdict.PASS : Verdict.FAIL)
                .setObserved(result.outcome())
                .build();
    }
}
