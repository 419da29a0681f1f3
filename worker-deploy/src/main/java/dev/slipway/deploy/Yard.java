package dev.slipway.deploy;

import dev.slipway.deploy.schema.TargetSchemas;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Step;
import java.util.Optional;

/** What every step works with: where targets live, which databases they have, where the files of releases lie. */
record Yard(Places places, TargetSchemas schemas, Bundles bundles, Variables variables, Orders orders) {

    /** Gives up where the processes of the target run on another host: from here they would only seem to be gone. */
    Place place(Step step) {
        var place = places.of(target(step));
        Logbook.of(step).otherThan(place.host()).ifPresent(there -> {
            throw elsewhere(step.target(), there, place.host());
        });
        return place;
    }

    /** How users reach the target, as far as that is known; for what is said when nothing can be done. */
    Optional<String> entry(Step step) {
        try {
            return Optional.of(places.of(target(step)).entry());
        } catch (GiveUp unknown) {
            return Optional.empty();
        }
    }

    static Target target(Step step) {
        return Target.parse(step.target());
    }

    static Owner owner(Step step) {
        return new Owner(target(step), step.token());
    }

    private static GiveUp elsewhere(String target, Host there, Host here) {
        return new GiveUp(
                "other-host",
                "The processes of " + target + " run on " + there + ", but the deploy worker that now owns it runs on "
                        + here + " and can neither see nor stop them; start the worker on " + there.name()
                        + " again, and stop this one.",
                "other-host");
    }
}
