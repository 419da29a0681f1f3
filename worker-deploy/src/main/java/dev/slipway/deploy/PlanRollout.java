package dev.slipway.deploy;

import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.Service;
import java.util.ArrayList;
import java.util.Map;

/** Says what a rollout will do and how each step is undone; a value, made before anything is touched. */
final class PlanRollout {

    private final Release release;
    private final Application application;
    private final Logbook book;
    private final SchemaMove schema;

    private PlanRollout(Release release, Application application, Logbook book, SchemaMove schema) {
        this.release = release;
        this.application = application;
        this.book = book;
        this.schema = schema;
    }

    static Plan of(Release release, Application application, Logbook book, SchemaMove schema) {
        return new PlanRollout(release, application, book, schema).plan();
    }

    private Plan plan() {
        var steps = new ArrayList<PlannedStep>();
        boolean movesSchema = schema instanceof SchemaMove.Forward;
        if (schema instanceof SchemaMove.Forward move) {
            steps.add(migrate(move));
        }
        application.inStartOrder().forEach(service -> steps.add(start(service)));
        steps.add(step("verify-before-traffic", "Run the smoke tests straight against " + version() + ".", "Nothing."));
        steps.add(
                step(Steps.SHIFT, "Send all requests to " + version() + " in one step.", "Send them " + back() + "."));
        steps.add(step("verify-after-switch", "Run the smoke tests through the entry.", "Nothing."));
        steps.add(step(Steps.CONFIRM, confirm(), withinWindow()));
        var base = book.liveRelease();
        return Plan.newBuilder()
                .setDigest(PlanDigest.of(release, base, steps, movesSchema))
                .setRelease(release)
                .setBase(base.orElse(null))
                .setSteps(steps)
                .setMovesSchema(movesSchema)
                .build();
    }

    private PlannedStep migrate(SchemaMove.Forward move) {
        return PlannedStep.newBuilder(step(Steps.MIGRATE, move.action(), move.undo()))
                .setPointOfNoReturn(move.oneWay().isPresent())
                .build();
    }

    private PlannedStep start(Service service) {
        var readiness = service.readiness();
        var beside =
                book.live().map(old -> " beside " + old.release().getVersion()).orElse("");
        var action = "Start " + service.name() + " of " + version() + beside + " and wait at most "
                + readiness.within().toSeconds() + " s until " + readiness.path() + " answers well.";
        var planned = step(Steps.startOf(service.name().value()), action, "Drain it and stop it.");
        return PlannedStep.newBuilder(planned)
                .setService(service.name().value())
                .build();
    }

    private PlannedStep step(String id, String action, String undo) {
        Map<String, Long> known = book.millis();
        return PlannedStep.newBuilder()
                .setId(id)
                .setAction(action)
                .setUndo(undo)
                .setExpectedMillis(known.get(id))
                .build();
    }

    private String confirm() {
        var kept = book.live()
                .map(old -> "Keep " + version() + ", and " + old.release().getVersion() + " warm for "
                        + application.rollout().rollbackWindow().toSeconds() + " s.")
                .orElse("Keep " + version() + ".");
        return schema instanceof SchemaMove.Stays
                ? kept + " The migrations of later releases stay in the database."
                : kept;
    }

    private String withinWindow() {
        return book.live()
                .map(old -> "Roll back to " + old.release().getVersion() + " by a request of its own.")
                .orElse("Nothing: there is no release before it.");
    }

    private String back() {
        return book.live().map(old -> "back to " + old.release().getVersion()).orElse("nowhere: nothing served before");
    }

    private String version() {
        return release.getVersion();
    }
}
