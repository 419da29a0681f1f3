package dev.slipway.deploy;

import dev.slipway.release.Target;
import dev.slipway.runtime.Step;

/** What every step works with: where targets live, and where the files of releases lie. */
record Yard(Places places, Bundles bundles, Orders orders) {

    Place place(Step step) {
        return places.of(target(step));
    }

    static Target target(Step step) {
        return Target.parse(step.target());
    }

    static Owner owner(Step step) {
        return new Owner(target(step), step.token());
    }
}
