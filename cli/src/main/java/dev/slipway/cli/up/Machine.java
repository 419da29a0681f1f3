package dev.slipway.cli.up;

import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.connect.Connection;
import dev.slipway.cli.connect.ConnectionFile;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.release.keys.SigningKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A whole Slipway on one machine: what it stands on and the five workers, with everything kept in one folder. */
public final class Machine implements AutoCloseable {

    private final DataFolder data;
    private final Claim claim;
    private final Ground ground;
    private final Workers workers;
    private final Alarm alarm;
    private final SigningKey key;

    private Machine(DataFolder data, Claim claim, Ground ground, Workers workers, Alarm alarm, SigningKey key) {
        this.data = data;
        this.claim = claim;
        this.ground = ground;
        this.workers = workers;
        this.alarm = alarm;
        this.key = key;
    }

    /** Returns once requests are answered; when that cannot be, everything is as it was. */
    public static Machine start(DataFolder data, Ports ports, Consumer<String> tell) {
        try (var opened = new Opened()) {
            Claim.refuseIfHeld(data);
            ports.requireFree();
            var claim = opened.add(Claim.on(data));
            WorkerLogs.into(data);
            var key = LocalKey.trustedIn(data);
            LocalBackupKey.declaredIn(data);
            tell.accept("starting broker, store and registry");
            var ground = opened.add(Ground.start(data, ports));
            tell.accept("starting the five workers");
            var workers = opened.add(Workers.start(settings(data, ground)));
            var alarm = opened.add(Alarm.set(data, Broker.at(ground.kafka().bootstrapServers()), key));
            var machine = new Machine(data, claim, ground, workers, alarm, key);
            machine.writeConnection();
            opened.keep();
            return machine;
        }
    }

    public Connection connection() {
        return new Connection(broker(), ground.store(), key);
    }

    Broker broker() {
        return Broker.at(ground.kafka().bootstrapServers());
    }

    URI registry() {
        return ground.registry().endpoint();
    }

    /** Completes when the broker has stopped by a fault of its own. */
    CompletionStage<Throwable> failure() {
        return ground.kafka().failure();
    }

    private static Map<String, Object> settings(DataFolder data, Ground ground) {
        var store = ground.store();
        var settings = new LinkedHashMap<String, Object>();
        settings.put("slipway.kafka.bootstrap-servers", ground.kafka().bootstrapServers());
        settings.put("slipway.targets", data.targets().toString());
        settings.put("slipway.work", data.work().toString());
        settings.put("slipway.store.endpoint", store.endpoint().toString());
        settings.put("slipway.store.region", store.region());
        settings.put("slipway.store.bucket", store.bucket());
        settings.put("slipway.store.access-key", store.credentials().accessKey());
        settings.put("slipway.store.secret-key", store.credentials().secretKey());
        settings.put(
                "slipway.deploy.secret-folder", data.path().resolve("secrets").toString());
        settings.put("slipway.notify.console", "plain");
        // An application.yaml of somebody's in the directory that this was called in is not for the workers.
        settings.put("spring.config.name", "slipway-worker");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.jmx.enabled", "false");
        return settings;
    }

    private void writeConnection() {
        var store = ground.store();
        var values = new TreeMap<String, String>();
        values.put("bootstrap-server", ground.kafka().bootstrapServers());
        values.put("registry", registry().toString());
        values.put("store", store.endpoint() + "/" + store.bucket());
        values.put("store-region", store.region());
        values.put("store-access-key", store.credentials().accessKey());
        values.put("store-secret-key", store.credentials().secretKey());
        values.put("key", data.key().toString());
        new ConnectionFile(values).write(data.connection());
    }

    /** Stops in good order; deployed services and their routers are processes of their own and go on. */
    @Override
    public void close() {
        alarm.close();
        workers.close();
        ground.close();
        claim.close();
    }
}
