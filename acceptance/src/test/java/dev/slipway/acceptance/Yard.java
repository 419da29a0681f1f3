package dev.slipway.acceptance;

import dev.slipway.backup.BackupWorker;
import dev.slipway.deploy.DeployWorker;
import dev.slipway.embedded.BrokerProcess;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.notify.NotifyWorker;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.runtime.kafka.Topics;
import dev.slipway.testing.FreePort;
import dev.slipway.validate.ValidateWorker;
import dev.slipway.verify.VerifyWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** A whole pipeline: a broker, a store and the five workers, each in a process of its own, and targets to deploy to. */
final class Yard implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final Map<String, Class<?>> WORKERS = Map.of(
            "validate", ValidateWorker.class,
            "backup", BackupWorker.class,
            "deploy", DeployWorker.class,
            "verify", VerifyWorker.class,
            "notify", NotifyWorker.class);
    static final String SECRET = "s3cr3t-" + UUID.randomUUID();

    final Path folder;
    final BrokerProcess broker;
    final SigningKey key = SigningKey.generate();
    final Map<String, Worker> workers = new LinkedHashMap<>();
    private final EmbeddedStore store;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> extraSettings;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<AutoCloseable> guests = new ArrayList<>();

    Yard(Path folder, List<String> targets) throws IOException {
        this(folder, targets, Map.of());
    }

    Yard(Path folder, List<String> targets, Map<String, String> extraSettings) throws IOException {
        this.folder = folder;
        this.extraSettings = extraSettings;
        broker = BrokerProcess.start(folder.resolve("kafka"));
        store = EmbeddedStore.start(
                new EmbeddedStore.Settings(Files.createDirectories(folder.resolve("store")), 0, "slipway", SECRET));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            new Topics(admin).create(PARTITIONS, (short) 1);
        }
        Files.writeString(folder.resolve("store-secret"), SECRET);
        for (var target : targets) {
            ports.put(target, portOfItsOwn());
        }
        writeTargets(targets);
    }

    /** Environment variables for the workers that are hired from here on. */
    Yard with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Starts one instance of every worker. */
    Yard open() {
        WORKERS.keySet().stream().sorted().forEach(name -> hire(name, name));
        return this;
    }

    Worker hire(String worker, String instance) {
        return hire(WORKERS.getOrDefault(worker, Object.class), instance);
    }

    /** Starts an instance of any program that is a worker. */
    Worker hire(Class<?> program, String instance) {
        var settings = new ArrayList<String>(List.of(
                "--server.port=0",
                "--slipway.instance=" + instance + "-"
                        + UUID.randomUUID().toString().substring(0, 6),
                "--slipway.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--slipway.kafka.session-timeout=3s",
                "--slipway.kafka.heartbeat=1s",
                "--slipway.targets=" + folder.resolve("targets.yaml"),
                "--slipway.work=" + folder.resolve("work"),
                "--slipway.store.endpoint=" + store.endpoint(),
                "--slipway.store.access-key=slipway",
                "--slipway.store.secret-key=file:" + folder.resolve("store-secret"),
                "--logging.level.dev.slipway=info"));
        extraSettings.forEach((name, value) -> settings.add("--" + name + "=" + value));
        var hired = new Worker(instance, program.getName(), settings, folder)
                .with(environment)
                .start();
        workers.put(instance, hired);
        return hired;
    }

    Client client() {
        return client(key);
    }

    Client client(SigningKey as) {
        var client = new Client(broker.bootstrapServers(), bundles(), as, folder);
        guests.add(client);
        return client;
    }

    S3BundleStore bundles() {
        return new S3BundleStore(
                new S3Address(store.endpoint(), "us-east-1", "slipway", true, new S3Credentials("slipway", SECRET)));
    }

    PipelineLog log() {
        return PipelineLog.read(broker.bootstrapServers());
    }

    int port(String target) {
        return ports.getOrDefault(target, 0);
    }

    private void writeTargets(List<String> targets) throws IOException {
        var yaml = new StringBuilder("keys:\n  - name: ci\n    public-key: "
                + key.verifyingKey().base64() + "\n    groups: [everyone]\ntargets:\n");
        for (var target : targets) {
            yaml.append("  ")
                    .append(target)
                    .append(":\n    runtime: processes\n    router: { port: ")
                    .append(port(target))
                    .append(" }\n    allow:\n      - verbs: [deploy, rollback, cancel, clear, approve]\n")
                    .append("        groups: [everyone]\n    notify: [console]\n");
        }
        Files.writeString(folder.resolve("targets.yaml"), yaml);
    }

    /** Of many that are drawn, two may be the same. */
    private int portOfItsOwn() {
        var port = freePort();
        while (ports.containsValue(port)) {
            port = freePort();
        }
        return port;
    }

    static int freePort() {
        return FreePort.any();
    }

    @Override
    public void close() throws Exception {
        for (var guest : guests) {
            guest.close();
        }
        for (var worker : workers.values()) {
            worker.end(Duration.ofSeconds(10));
        }
        Leftovers.under(folder).forEach(ProcessHandle::destroyForcibly);
        store.close();
        broker.close();
    }
}
