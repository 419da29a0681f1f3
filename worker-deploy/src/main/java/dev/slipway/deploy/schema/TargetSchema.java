package dev.slipway.deploy.schema;

import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.undo.SchemaFacts;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.run.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The schema of one target's database; looks at what was done before it does anything, so that all of it may be repeated.
 * Throws `TryAgain` where a later attempt may succeed, `GiveUp` where none will, `FencedOut` if a newer owner was here.
 */
public interface TargetSchema {

    /** What a request that brings these migrations does here. */
    SchemaMove moveOf(MigrationSet set, String request);

    /** Applies one that all before it are applied to, and says how long it took; nothing if it was called off in time. */
    Optional<Duration> apply(
            MigrationSet set, Migration migration, Claim claim, Optional<Duration> statementTimeout, Onlooker onlooker);

    /** Whether what a release says about its data is true now, before its migrations or after them. */
    List<AssertionResult> ask(List<Assertion> assertions, boolean migrated);

    /** What a request has left here, and what somebody would miss if that were taken back. */
    SchemaFacts factsOf(String request);

    /** Takes back what the deployment of the claim has applied, as far as that goes. */
    Undone undo(Claim claim, Onlooker onlooker);
}
