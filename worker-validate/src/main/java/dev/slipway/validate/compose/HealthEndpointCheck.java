package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Healthcheck;
import dev.slipway.release.compose.model.Lifecycle.Condition;
import dev.slipway.validate.check.Opened;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether somebody can tell of every service that it is well: by a health path in slipway.yaml or a healthcheck. */
public final class HealthEndpointCheck implements ServiceCheck {

    @Override
    public WeighedCheck check() {
        return WeighedCheck.HEALTH_ENDPOINT;
    }

    @Override
    public Stream<String> flaws(ComposeService service, Seen seen) {
        return runsOnce(service, seen) || hasPath(service, seen)
                ? Stream.empty()
                : flaw(service.healthcheck()).stream();
    }

    /** Others wait for its end, not for its health. */
    private static boolean runsOnce(ComposeService service, Seen seen) {
        return seen.project().services().values().stream()
                .map(other ->
                        Optional.ofNullable(other.lifecycle().dependencies().get(service.name())))
                .flatMap(Optional::stream)
                .anyMatch(dependency -> dependency.condition() == Condition.SERVICE_COMPLETED_SUCCESSFULLY);
    }

    private static boolean hasPath(ComposeService service, Seen seen) {
        return seen.candidate()
                .contents()
                .map(Opened.Contents::application)
                .filter(application -> application.services().stream()
                        .anyMatch(each -> each.name().value().equals(service.name())))
                .isPresent();
    }

    private static Optional<String> flaw(Optional<Healthcheck> declared) {
        if (declared.isEmpty()) {
            return Optional.of("declares no way to see that it is well");
        }
        if (declared.get().isOff()) {
            return Optional.of("switches its healthcheck off");
        }
        return declared.get().test().isEmpty()
                ? Optional.of("has a healthcheck without a `test`, so only its image knows what is done")
                : Optional.empty();
    }

    @Override
    public String wellDone() {
        return "every service declares how to see that it is well";
    }

    @Override
    public String fix() {
        return "give it a `healthcheck` with a `test`, or a service of the same name with `health` in slipway.yaml";
    }
}
