package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The same shop in every version. */
final class FakeBundles implements Bundles {

    static final Application SHOP = ApplicationFile.parse("""
        application: shop
        services:
          backend:
            command: [java, Backend.java]
            port-variable: PORT
            health: /api/health
            route: /api
          frontend:
            command: [java, Frontend.java]
            port-variable: PORT
            health: /health
            route: /
            after: [backend]
        rollout:
          rollback-window: 10m
        """.getBytes(UTF_8));

    /** Says something about its data. */
    static final Application SHOP_WITH_ASSERTIONS = ApplicationFile.parse("""
            application: shop
            services:
              backend:
                command: [java, Backend.java]
                port-variable: PORT
                health: /api/health
                route: /api
            database:
              assertions:
                - {name: customers have numbers above zero, query: select count(*) from customers where id <= 0, is: 0}
                - {name: as many customers, query: select count(*) from customers, unchanged: true}
                - {name: everybody is gold, query: select bool_and(gold) from customers, after: true}
            """.getBytes(UTF_8));

    /** Has a service that no user reaches. */
    static final Application SHOP_WITH_MAILER = ApplicationFile.parse("""
        application: shop
        services:
          mailer:
            command: [java, Mailer.java]
            port-variable: PORT
            health: /health
          frontend:
            command: [java, Frontend.java]
            port-variable: PORT
            health: /health
            route: /
        """.getBytes(UTF_8));

    final Set<String> unusable = new HashSet<>();
    final Set<String> onDisk = new HashSet<>();
    final Map<String, MigrationSet> shipped = new HashMap<>();
    private Application application;

    FakeBundles(Application application) {
        this.application = application;
    }

    /** The next release brings another slipway.yaml along. */
    void nowReads(Application other) {
        application = other;
    }

    static Release release(String version) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(ClaimCheck.newBuilder()
                        .setSha256("a".repeat(60) + String.format("%04x", version.hashCode() & 0xffff))
                        .setBytes(1)
                        .build())
                .build();
    }

    @Override
    public OpenedRelease open(Target target, Release release) {
        if (unusable.contains(release.getVersion())) {
            throw new GiveUp("bundle-unusable", release.getVersion() + " cannot be opened.", "bundle-unusable");
        }
        onDisk.add(release.getVersion());
        return new OpenedRelease(Path.of("/releases", release.getVersion()), application);
    }

    @Override
    public Application read(Target target, Release release) {
        var opened = onDisk.contains(release.getVersion());
        var application = open(target, release).application();
        if (!opened) {
            onDisk.remove(release.getVersion());
        }
        return application;
    }

    @Override
    public Optional<MigrationSet> migrations(Target target, Release release) {
        return Optional.ofNullable(shipped.get(release.getVersion()));
    }

    @Override
    public void keepOnly(Target target, Collection<Release> releases) {
        onDisk.retainAll(releases.stream().map(Release::getVersion).toList());
    }

    @Override
    public Map<Slug, Integer> replicas(Target target, Release release) {
        var said = new HashMap<Slug, Integer>();
        application.services().forEach(one -> one.replicas().ifPresent(many -> said.put(one.name(), many)));
        return said;
    }
}
