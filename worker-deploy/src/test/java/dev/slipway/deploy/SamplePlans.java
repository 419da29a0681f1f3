package dev.slipway.deploy;

import dev.slipway.deploy.plan.Layout;
import dev.slipway.deploy.plan.Scene;
import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.events.Plan;
import dev.slipway.events.Release;
import dev.slipway.release.Application;
import java.util.List;
import java.util.Map;

/** Plans for one host, as the stage would make them. */
final class SamplePlans {

    private SamplePlans() {}

    static Plan of(Release release, Application application, Logbook book, SchemaMove move) {
        var layout = Layout.of(application.inStartOrder(), Map.of(), List.of("here"));
        var before = book.live().map(old -> new Scene.Predecessor(old.release().getVersion(), old.instances()));
        var scene = new Scene(release, application, layout, before, false, book.millis());
        return PlanRollout.of(scene, book.liveRelease(), move, List.of());
    }
}
