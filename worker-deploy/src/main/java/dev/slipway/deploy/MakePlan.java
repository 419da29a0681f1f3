package dev.slipway.deploy;

import dev.slipway.deploy.plan.Layout;
import dev.slipway.deploy.plan.Scene;
import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers a request for a plan, without touching anything. */
final class MakePlan {

    private final Yard yard;

    MakePlan(Yard yard) {
        this.yard = yard;
    }

    Next on(PlanRequested requested, Step step) {
        var book = Logbook.of(step);
        var place = yard.place(step);
        var wanted = WantedRelease.of(requested, book);
        var application = yard.bundles().read(Yard.target(step), wanted);
        refuseOther(application.name().value(), step);
        boolean back = requested.getKind() == RequestKind.ROLLBACK;
        var layout = Layout.of(application.inStartOrder(), replicas(wanted, application, step), place.hosts());
        var environment = Yard.target(step).environment();
        var key = book.secretKey().orElseGet(SecretVersions::newKey);
        var secrets = new SecretVersions(yard.variables(), key).of(Yard.target(step), application);
        var release = back ? wanted : Pinned.of(wanted, application, layout, environment, secrets);
        var before = book.live().map(old -> new Scene.Predecessor(old.release().getVersion(), old.instances()));
        var scene = new Scene(release, application, layout, before, back, book.millis());
        var differences = Differences.between(
                book.live()
                        .map(old -> new Differences.Side(
                                old.release(),
                                Farewell.to(old.release(), yard, step).application(),
                                environment)),
                new Differences.Side(release, Optional.of(application), environment));
        return Next.publish(RolloutPlanned.newBuilder()
                        .setEnvelope(step.envelope())
                        .setPlan(PlanRollout.of(
                                scene, book.liveRelease(), schemaMove(requested, release, step), differences))
                        .setRevision(requested.getRevision())
                        .build())
                .remember(book.keyedWith(key));
    }

    /** What has served here before returns with as many copies as it had. */
    private Map<Slug, Integer> replicas(Release release, Application application, Step step) {
        var known = new HashMap<>(yard.bundles().replicas(Yard.target(step), release));
        application
                .services()
                .forEach(service -> Optional.ofNullable(
                                release.getReplicas().get(service.name().value()))
                        .ifPresent(many -> known.put(service.name(), many)));
        return known;
    }

    Next gaveUp(PlanRequested requested, Step step, GiveUp why) {
        return Next.publish(Says.failed(step, Steps.PLAN, why.reason()));
    }

    /** Going back asks the database for nothing: it must be possible when that is what is broken. */
    private SchemaMove schemaMove(PlanRequested requested, Release release, Step step) {
        var schema = yard.schemas().of(Yard.target(step));
        if (schema.isEmpty()) {
            return new SchemaMove.None();
        }
        return requested.getKind() == RequestKind.ROLLBACK
                ? new SchemaMove.Stays()
                : yard.bundles()
                        .migrations(Yard.target(step), release)
                        .map(set -> schema.get().moveOf(set, step.requestId()))
                        .orElseGet(SchemaMove.None::new);
    }

    private static void refuseOther(String application, Step step) {
        if (!application.equals(Yard.target(step).application().value())) {
            throw new GiveUp(
                    "other-application",
                    "The bundle is the application " + application + ", but the target is " + step.target() + ".",
                    "other-application");
        }
    }
}
