package dev.slipway.deploy;

import dev.slipway.deploy.plan.Scene;
import dev.slipway.deploy.plan.TakeOver;
import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.events.Difference;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Purpose;
import dev.slipway.events.Release;
import dev.slipway.events.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a rollout will do and how each step is undone; a value, made before anything is touched. */
final class PlanRollout {

    private PlanRollout() {}

    static Plan of(Scene scene, Optional<Release> base, SchemaMove schema, List<Difference> differences) {
        var steps = new ArrayList<PlannedStep>();
        boolean movesSchema = schema instanceof SchemaMove.Forward;
        if (schema instanceof SchemaMove.Forward move) {
            steps.add(migrate(move));
        }
        steps.addAll(TakeOver.steps(scene));
        if (schema instanceof SchemaMove.Stays) {
            steps.add(schemaStays(steps.removeLast()));
        }
        var strategy = TakeOver.nameOf(scene.application().rollout().strategy());
        return Plan.newBuilder()
                .setDigest(PlanDigest.of(scene.release(), base, steps, movesSchema, strategy))
                .setRelease(scene.release())
                .setBase(base.orElse(null))
                .setSteps(steps)
                .setMovesSchema(movesSchema)
                .setStrategy(strategy)
                .setDifferences(differences)
                .build();
    }

    private static PlannedStep migrate(SchemaMove.Forward move) {
        return PlannedStep.newBuilder()
                .setId(Steps.MIGRATE)
                .setKind(StepKind.MIGRATE)
                .setPurpose(Purpose.UNKNOWN)
                .setAction(move.action())
                .setUndo(move.undo())
                .setPointOfNoReturn(move.oneWay().isPresent())
                .build();
    }

    private static PlannedStep schemaStays(PlannedStep last) {
        return PlannedStep.newBuilder()
                .setId(last.getId())
                .setKind(last.getKind())
                .setPurpose(last.getPurpose())
                .setUndo(last.getUndo())
                .setAction(last.getAction() + " The migrations of later releases stay in the database.")
                .build();
    }
}
