package dev.slipway.release.environment;

import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An application of one service with the variables that a test declares for it. */
final class Declared {

    private Declared() {}

    static Application application(String variables) {
        return withEnvironment("{}", variables);
    }

    static Application withEnvironment(String environment, String variables) {
        return ApplicationFile.parse(
                ("""
                application: shop
                services:
                  web:
                    command: [serve]
                    health: /health
                    environment: %s
                    variables:
                """.formatted(environment) + variables.indent(6)).getBytes(StandardCharsets.UTF_8));
    }

    static List<Flaw> flaws(String variables, Map<String, String> kept) {
        return flaws(application(variables).services().getFirst(), kept, Optional.empty());
    }

    static List<Flaw> flaws(String variables, Map<String, String> kept, String environment) {
        return flaws(application(variables).services().getFirst(), kept, Optional.of(new Slug(environment)));
    }

    static List<Flaw> flaws(Service service, Map<String, String> kept, Optional<Slug> environment) {
        return GivenValues.of(service, kept).flaws(service.variables(), environment, Set.of());
    }
}
