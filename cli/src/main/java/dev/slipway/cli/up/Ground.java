package dev.slipway.cli.up;

import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.embedded.registry.RegistryServer;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.runtime.kafka.Topics;
import java.time.Duration;

/** What the workers stand on: broker with its topics, store, registry, all in this process with their data on disk. */
final class Ground implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedStore store;
    private final RegistryServer registry;
    private final EmbeddedKafka kafka;
    private final StoreAccess access;

    private Ground(EmbeddedStore store, RegistryServer registry, EmbeddedKafka kafka, StoreAccess access) {
        this.store = store;
        this.registry = registry;
        this.kafka = kafka;
        this.access = access;
    }

    /** All of it or nothing: what had started already is stopped when a later part cannot. */
    static Ground start(DataFolder data, Ports ports) {
        try (var opened = new Opened()) {
            var access = StoreAccess.of(data);
            var credentials = access.credentials();
            var registry = opened.add(RegistryServer.start(ports.registry()));
            var store = opened.add(EmbeddedStore.start(new EmbeddedStore.Settings(
                    data.store(), ports.store(), credentials.accessKey(), credentials.secretKey())));
            var kafka = opened.add(
                    EmbeddedKafka.start(EmbeddedKafka.Settings.in(data.kafka()).withPort(ports.broker())));
            makeTopics(Broker.at(kafka.bootstrapServers()));
            opened.keep();
            return new Ground(store, registry, kafka, access);
        }
    }

    private static void makeTopics(Broker broker) {
        try (var admin = broker.admin()) {
            new Topics(admin, PATIENCE).create(PARTITIONS, (short) 1);
        }
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    RegistryServer registry() {
        return registry;
    }

    S3Address store() {
        return access.at(store.endpoint());
    }

    @Override
    public void close() {
        kafka.close();
        store.close();
        registry.close();
    }
}
