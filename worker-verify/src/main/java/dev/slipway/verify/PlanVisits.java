package dev.slipway.verify;

import static java.util.stream.Collectors.joining;

import dev.slipway.events.Instance;
import dev.slipway.release.Application;
import dev.slipway.release.SmokeTest;
import dev.slipway.runtime.GiveUp;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Works out which smoke test goes to which address. */
final class PlanVisits {

    private PlanVisits() {}

    static List<Visit> of(Verification verification, Application application) {
        return switch (verification.purpose()) {
            case BEFORE_TRAFFIC -> straight(application, verification.instances());
            case AFTER_SWITCH, AFTER_ROLLBACK ->
                verification.entry().stream()
                        .flatMap(entry -> throughEntry(application, entry).stream())
                        .toList();
            case UNKNOWN -> throw new IllegalArgumentException("a verification without a purpose");
        };
    }

    /** Each test at every instance of its service. */
    static List<Visit> straight(Application application, List<Instance> instances) {
        return application.smokeTests().stream()
                .flatMap(test -> straight(test, instances).stream())
                .toList();
    }

    /** Each test of a service that the entry leads to. */
    static List<Visit> throughEntry(Application application, String entry) {
        var base = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
        return application.smokeTests().stream()
                .filter(test -> Routing.routeOf(application, test.service()).isPresent())
                .map(test -> new Visit(test.name(), test, address(base, test), Routing.detour(application, test)))
                .toList();
    }

    private static List<Visit> straight(SmokeTest test, List<Instance> instances) {
        var own = instances.stream()
                .filter(instance -> instance.getService().equals(test.service().value()))
                .toList();
        if (own.isEmpty()) {
            throw new GiveUp(
                    "no-instance",
                    "smoke test \"" + test.name() + "\" is for service " + test.service() + ", but only "
                            + instances.stream().map(Instance::getService).collect(joining(", ", "[", "]"))
                            + " were started; correct `service` in slipway.yaml",
                    "verification-failed");
        }
        return own.stream()
                .map(instance ->
                        new Visit(name(test, instance, own.size()), test, at(instance, test), Optional.empty()))
                .toList();
    }

    private static String name(SmokeTest test, Instance instance, int instances) {
        return instances == 1 ? test.name() : test.name() + " (" + host(instance) + ":" + instance.getPort() + ")";
    }

    private static URI at(Instance instance, SmokeTest test) {
        return address("http://" + host(instance) + ":" + instance.getPort(), test);
    }

    private static String host(Instance instance) {
        var address = instance.getAddress();
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static URI address(String base, SmokeTest test) {
        try {
            return URI.create(base + test.call().path());
        } catch (IllegalArgumentException e) {
            throw new GiveUp(
                    "path-invalid",
                    "smoke test \"" + test.name() + "\" has the path "
                            + test.call().path()
                            + ", which is no legal address; write special characters as %XX in slipway.yaml",
                    "verification-failed");
        }
    }
}
