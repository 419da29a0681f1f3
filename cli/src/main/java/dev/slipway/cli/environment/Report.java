package dev.slipway.cli.environment;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.release.environment.Flaw;
import dev.slipway.release.environment.GivenValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the variables of an application, service by service. */
record Report(List<Found> found) {

    /** A flaw, and where: a service, or a template. */
    record Found(String where, Flaw flaw) {}

    static Report of(Application application, Optional<Slug> environment, Map<String, String> kept) {
        var found = new ArrayList<Found>();
        var told = new HashSet<Flaw>();
        for (var service : application.services()) {
            GivenValues.of(service, kept)
                    .flaws(service.variables(), environment, knownElsewhere(application, service))
                    .stream()
                    .filter(flaw -> flaw.kind() != Flaw.Kind.UNKNOWN || told.add(flaw))
                    .forEach(flaw -> found.add(new Found(service.name().value(), flaw)));
        }
        return new Report(List.copyOf(found));
    }

    Report with(List<Found> more) {
        var all = new ArrayList<>(found);
        all.addAll(more);
        return new Report(List.copyOf(all));
    }

    boolean passed() {
        return found.isEmpty();
    }

    /** One file serves all services: what another one declares is not misspelt. */
    private static Set<String> knownElsewhere(Application application, Service service) {
        var known = new HashSet<String>();
        application.services().stream().filter(other -> other != service).forEach(other -> {
            known.addAll(other.variables().variables().keySet());
            known.addAll(other.launch().environment().keySet());
            known.add(other.launch().portVariable());
        });
        known.removeAll(service.launch().environment().keySet());
        return known;
    }
}
