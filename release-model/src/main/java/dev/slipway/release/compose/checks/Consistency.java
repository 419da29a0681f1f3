package dev.slipway.release.compose.checks;

import dev.slipway.release.compose.model.Build;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Grant;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Suggestion;
import java.util.Collection;
import java.util.List;

/** Checks that what services name is there, and that they do not contradict themselves. */
public final class Consistency {

    private static final int ENOUGH = 100;

    private final ComposeProject active;
    private final ComposeProject all;
    private final Problems problems;

    public Consistency(ComposeProject active, ComposeProject all, Problems problems) {
        this.active = active;
        this.all = all;
        this.problems = problems;
    }

    public void check() {
        active.services().values().forEach(this::check);
        new DependencyOrder(active, problems).check();
    }

    private void check(ComposeService service) {
        if (service.image().isEmpty() && service.build().isEmpty()) {
            about(service, service.origin(), "has neither `image` nor `build`; name the image that it runs");
        }
        checkBuild(service);
        checkNetworks(service);
        checkDependencies(service);
        checkStorage(service);
        var replicas = service.lifecycle().replicas();
        service.lifecycle()
                .containerName()
                .filter(_ -> replicas.filter(count -> count.value() > 1).isPresent())
                .ifPresent(name -> about(
                        service,
                        name.origin(),
                        "has a `container_name`, so it cannot run "
                                + replicas.orElseThrow().value() + " times; remove one of both"));
    }

    private void checkBuild(ComposeService service) {
        service.build()
                .filter(build -> build.dockerfile().isPresent()
                        && build.inlineDockerfile().isPresent())
                .ifPresent(build ->
                        about(service, build.origin(), "has both `dockerfile` and `dockerfile_inline`; keep one"));
    }

    private void checkNetworks(ComposeService service) {
        var networking = service.networking();
        networking
                .mode()
                .filter(_ -> !networking.networks().isEmpty())
                .ifPresent(mode -> about(service, mode.origin(), "has both `network_mode` and `networks`; keep one"));
        networking
                .networks()
                .keySet()
                .forEach(network ->
                        known(service, "network", network, active.networks().keySet(), service.origin()));
    }

    private void checkDependencies(ComposeService service) {
        service.lifecycle().dependencies().forEach((name, dependency) -> {
            if (active.services().containsKey(name)) {
                return;
            }
            if (!all.services().containsKey(name)) {
                known(service, "service", name, active.services().keySet(), service.origin());
            } else if (dependency.required()) {
                about(
                        service,
                        service.origin(),
                        "needs the service `" + name + "`, whose profiles "
                                + all.services().get(name).lifecycle().profiles()
                                + " are not active; activate one, or say `required: false`");
            }
        });
    }

    private void checkStorage(ComposeService service) {
        for (var mount : service.storage().mounts()) {
            if (mount instanceof Mount.Named named) {
                named.volume()
                        .ifPresent(volume -> known(
                                service, "volume", volume, active.volumes().keySet(), mount.origin()));
            }
        }
        granted(service, "secret", service.storage().secrets(), active.secrets().keySet());
        granted(service, "config", service.storage().configs(), active.configs().keySet());
        granted(
                service,
                "secret",
                service.build().map(Build::secrets).orElse(List.of()),
                active.secrets().keySet());
    }

    private void granted(ComposeService service, String kind, List<Grant> grants, Collection<String> there) {
        grants.forEach(grant -> known(service, kind, grant.source(), there, grant.origin()));
    }

    private void known(ComposeService service, String kind, String name, Collection<String> there, Place place) {
        if (!there.contains(name) && problems.count() < ENOUGH) { // looking for what was meant takes time
            about(
                    service,
                    place,
                    "names the " + kind + " `" + name + "`, which is not defined; " + Suggestion.among(there, name));
        }
    }

    private void about(ComposeService service, Place place, String message) {
        problems.add(place, "the service `" + service.name() + "` " + message);
    }
}
