package dev.slipway.deploy;

import dev.slipway.deploy.plan.Layout;
import dev.slipway.events.Release;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes into a release what it runs with here: two releases of one version that are set up differently are two. */
final class Pinned {

    private Pinned() {}

    static Release of(
            Release release,
            Application application,
            Layout layout,
            Slug environment,
            Map<String, String> secretVersions) {
        var replicas = layout.copies().stream()
                .collect(Collectors.toMap(copy -> copy.service().value(), _ -> 1, Integer::sum, TreeMap::new));
        return Release.newBuilder(release)
                .setReplicas(replicas)
                .setSecretVersions(secretVersions)
                .setConfigurationHash(hash(application, environment, replicas, secretVersions))
                .build();
    }

    /** With lengths, so that no two configurations look alike. */
    private static String hash(
            Application application,
            Slug environment,
            Map<String, Integer> replicas,
            Map<String, String> secretVersions) {
        var all = new StringBuilder();
        application.services().forEach(service -> {
            add(service.name().value(), all);
            add(String.valueOf(replicas.get(service.name().value())), all);
            new TreeMap<>(service.environmentIn(environment)).forEach((name, value) -> {
                add(name, all);
                add(value.written(), all);
            });
        });
        new TreeMap<>(secretVersions).forEach((name, version) -> {
            add(name, all);
            add(version, all);
        });
        return Sha256.hex(all.toString());
    }

    private static void add(String text, StringBuilder all) {
        all.append(text.length()).append(':').append(text);
    }
}
