package dev.slipway.deploy;

import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.deploy.schema.TargetSchema;
import dev.slipway.events.MigrationApplied;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.run.Claim;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Brings the database to where the new release needs it, a migration at a time, while the old release serves. */
final class MigrateSchema {

    private final Yard yard;
    private final TurnBack turnBack;

    MigrateSchema(Yard yard, TurnBack turnBack) {
        this.yard = yard;
        this.turnBack = turnBack;
    }

    /** The last look before production is touched: at what was planned, and whether the release can be had at all. */
    Next check(String nothing, Step step) {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.STARTING);
        if (rollout.isEmpty()) {
            return Next.ignore("The rollout is not starting any more.");
        }
        step.progress("Comparing the database with the plan.");
        yard.bundles().open(Yard.target(step), rollout.get().release());
        planned(rollout.get(), shipped(rollout.get(), step), schema(step), step);
        return Next.nothing()
                .remember(book.under(rollout.get().movingSchema(step.now())))
                .then(Steps.CHECK_DATA, CheckData.BEFORE);
    }

    Next run(String number, Step step) {
        var rollout = Logbook.of(step).rolloutOf(step.requestId(), Phase.STARTING);
        return rollout.isPresent()
                ? apply(Integer.parseInt(number), rollout.get(), step)
                : Next.ignore("The rollout is not starting any more.");
    }

    Next gaveUp(String number, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.MIGRATE, why.reason());
    }

    private Next apply(int number, Rollout rollout, Step step) {
        var set = shipped(rollout, step);
        var schema = schema(step);
        var migrations = planned(rollout, set, schema, step).migrations();
        var migration = migrations.get(number);
        step.progress("Applying " + migration + " to the database.");
        step.assertOwned();
        var took = schema.apply(
                set,
                migration,
                new Claim(step.requestId(), step.token()),
                rollout.grounds().statementTimeout(),
                new RequestOnlooker(step));
        if (took.isEmpty()) {
            return Next.nothing().then(Steps.MIGRATE, Integer.toString(number));
        }
        var next = Next.publish(MigrationApplied.newBuilder()
                .setEnvelope(step.envelope())
                .setMigration(migration.name())
                .setMillis(took.get().toMillis())
                .build());
        return number == migrations.size() - 1
                ? next.then(Steps.CHECK_DATA, CheckData.AFTER)
                : next.then(Steps.MIGRATE, Integer.toString(number + 1));
    }

    private MigrationSet shipped(Rollout rollout, Step step) {
        return yard.bundles()
                .migrations(Yard.target(step), rollout.release())
                .orElseThrow(() -> moved("the release brings no migrations"));
    }

    private TargetSchema schema(Step step) {
        return yard.schemas()
                .of(Yard.target(step))
                .orElseThrow(() -> moved("targets.yaml names no `database` for " + step.target()));
    }

    private static SchemaMove.Forward planned(Rollout rollout, MigrationSet set, TargetSchema schema, Step step) {
        var planned = rollout.plan().getSteps().stream()
                .filter(one -> one.getId().equals(Steps.MIGRATE))
                .findFirst()
                .orElseThrow(() -> moved("the plan has no step for the database"));
        return switch (schema.moveOf(set, step.requestId())) {
            case SchemaMove.Forward move when move.action().equals(planned.getAction()) -> move;
            case SchemaMove.Forward other -> throw moved("it would be: " + other.action());
            case SchemaMove.None none -> throw moved("the database has all of the release's migrations");
            case SchemaMove.Stays stays -> throw moved("the database is left as it is");
        };
    }

    private static GiveUp moved(String now) {
        return new GiveUp(
                "schema-has-moved",
                "What was planned for the database is not what there is to do now: " + now + "; ask for it again.",
                "schema-has-moved");
    }
}
