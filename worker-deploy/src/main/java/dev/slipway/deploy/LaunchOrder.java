package dev.slipway.deploy;

import dev.slipway.release.Readiness;
import java.time.Duration;

/** Everything needed to start one copy of a service of a release, with no reference left to resolve. */
public record LaunchOrder(Label label, Workload workload, Readiness readiness) {

    public LaunchOrder within(Duration limit) {
        return new LaunchOrder(label, workload, readiness.within(limit));
    }
}
